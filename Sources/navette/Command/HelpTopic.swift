/// What `navette help TOPIC` explains besides the commands.
enum HelpTopic: String, CaseIterable, Sendable {
  case exitCodes = "exit-codes"
  case folders
  case environment

  var text: String {
    switch self {
    case .exitCodes:
      "Exit codes:\n\n"
        + ExitCode.allCases.map { "  \($0.rawValue)  \($0.meaning)" }.joined(separator: "\n") + "\n"
    case .folders:
      """
      An agent's folder (`--agent DIR`), which never leaves the agent's workstation:

        agent.json       the gateway's address, the journal's name and verification key
        ca.crt           the root certificate, given out of band
        tls.key          private key for the connection (0600)
        tls.crt          its certificate
        encryption.key   private key that opens fiches (0600)
        encryption.crt   its certificate
        recus/           every receipt that was received, after its verification

      The server's folders (`--data DIR`, `--keys DIR`), kept apart: a stolen data folder reads nothing.

        DATA/navette.json   configuration        KEYS/seal.key      the gateway's seal
        DATA/navette.db     database             KEYS/journal.key   the journal's key
        DATA/policies/      policies in force    KEYS/issuing.key   issuing authority
        DATA/pki/           certificates, CRL    KEYS/gateway.key   TLS
                                                 KEYS/offline/      root authority: take it away

      """
    case .environment:
      """
      Variables:

        NAVETTE_AGENT     the agent's folder, when `--agent` is absent
        NAVETTE_DATA      the server's data folder, when `--data` is absent
        NAVETTE_KEYS      the server's keys folder, when `--keys` is absent
        NO_COLOR          no colour, whatever the terminal

      No secret is read from a variable nor from an argument: both can be seen by other processes.

      """
    }
  }
}
