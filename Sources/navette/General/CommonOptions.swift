/// Options that several commands share, so that they read and mean the same everywhere.
enum CommonOptions {
  static let json = Flag("json", "Print JSON instead of text.")
  static let agent = Option(
    "agent", "DIR", .path, "The agent's folder.", isRequired: true, environment: "NAVETTE_AGENT")
  static let passphraseFile = Option(
    "passphrase-file", "FILE", .path, "Read the private keys' passphrase from this file instead of asking for it.")
  static let data = Option(
    "data", "DIR", .path, "The server's data folder.", isRequired: true, environment: "NAVETTE_DATA")
  static let keys = Option(
    "keys", "DIR", .path, "The server's keys folder, outside the data folder.", isRequired: true,
    environment: "NAVETTE_KEYS")
}
