import JSON
import SystemSupport

/// One's key, in one's browser.
extension Browser {
  /// The first visit: the passphrase that is proposed, typed and kept, and a key made for it.
  /// - Returns: the passphrase.
  func makeKey() throws -> String {
    try open("/cle")
    try arrive(at: "Première visite : votre clé")
    let proposal = try session.first("#cle-creer [data-proposition]")
    try wait("a passphrase is proposed") { try !proposal.text().isEmpty }
    let passphrase = try proposal.text()
    try fill("Tapez la phrase de passe choisie", passphrase)
    try fill("Tapez-la une seconde fois", passphrase)
    try read("Force :")
    try tick("J’ai gardé ma phrase de passe")
    try press("Créer ma clé")
    try read("Votre clé est créée, et ouverte dans ce navigateur.")
    return passphrase
  }

  /// Opens one's key with the header's button.
  func unlock(_ passphrase: String) throws {
    try press("Déverrouiller ma clé")
    try answer(passphrase)
  }

  /// Types the passphrase that the page asks for, and the Enter key.
  func answer(_ passphrase: String) throws {
    let field = try session.first("dialog[open] #phrase", within: 60)
    try field.type(passphrase + Keys.enter)
    try wait("the key is open") { try session.first("#verrou").text() == "Verrouiller ma clé" }
  }

  /// Locks it with the header's button.
  func lock() throws {
    try press("Verrouiller ma clé")
    try wait("the key is locked") { try session.first("#verrou").text() == "Déverrouiller ma clé" }
  }

  /// What the page shows of what was decrypted.
  func clearText() throws -> String {
    try session.run("return document.querySelector('#clair').innerText").string ?? ""
  }

  /// Opens the fiche of the page that is shown, and waits for these words of it.
  func decrypt(_ passphrase: String? = nil, until words: String) throws {
    try press("Ouvrir et déchiffrer")
    if let passphrase { try answer(passphrase) }
    try wait("« \(words) » is decrypted") { try clearText().contains(words) }
  }

  /// Goes by the navigation, so that the key stays open.
  func go(_ place: String, _ title: String) throws {
    try session.first("nav a[href='\(place)']").click()
    try arrive(at: title)
  }
}
