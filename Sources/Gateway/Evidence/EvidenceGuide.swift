internal import Journal

/// `LISEZMOI.txt`: how to check each part without us, with public tools.
enum EvidenceGuide {
  /// The guide to a file that has these parts.
  static func bytes(_ body: EvidenceStatement.Body, timestamps: [EvidenceFile.Timestamp]) -> [UInt8] {
    Array(([head, seal, commitment(body), proof, stamps(timestamps)].joined(separator: "\n\n") + "\n").utf8)
  }

  private static let head = """
    PREUVE D’UN ÉVÉNEMENT DU JOURNAL NAVETTE

    Ce dossier prouve qu’un événement est inscrit au journal d’une passerelle Navette, et quand. Il n’en contient pas le
    contenu. Tout se vérifie hors ligne :

      navette evidence verify CE-DOSSIER.zip --vkey log.vkey --ca ca.crt

    Prenez log.vkey (la clé du journal), ca.crt (l’autorité racine), les clés des témoins et l’autorité d’horodatage auprès
    de qui les publie, jamais auprès de qui vous a remis ce dossier. Chaque pièce se vérifie aussi sans Navette, dans un
    dossier où celui-ci a été décompressé.
    """

  private static let seal = """
    1. L’attestation porte le sceau de la passerelle (CAdES, RFC 5652) :

      openssl cms -verify -binary -content attestation.txt -inform DER -in attestation.p7s -CAfile ca.crt -purpose any

    2. Les autres pièces sont bien celles que l’attestation cite :

      grep -E '^[0-9a-f]{64}  ' attestation.txt | sha256sum --check
    """

  private static func commitment(_ body: EvidenceStatement.Body) -> String {
    switch body {
    case .joined:
      """
      3. L’entrée engage le corps joint : ces deux commandes donnent les mêmes 64 chiffres :

        { xxd -r -p nonce.hex; cat corps.json; } | sha256sum
        tail -c 32 entree.bin | xxd -p -c 32
      """
    case .reserved, .pruned:
      """
      3. Le corps n’est pas joint : les 32 derniers octets d’entree.bin l’engagent, sans rien en révéler.
      """
    }
  }

  private static let proof = """
    4. Le journal a signé son point de contrôle (c2sp.org/tlog-checkpoint, Ed25519) :

      head -n 3 checkpoint > texte
      grep -F -- "— $(head -n 1 checkpoint) " checkpoint | awk '{print $NF}' | base64 -d | tail -c 64 > signature
      { printf '302a300506032b6570032100' | xxd -r -p; cut -d+ -f3- log.vkey | base64 -d | tail -c 32; } > cle.der
      openssl pkeyutl -verify -pubin -keyform DER -inkey cle.der -rawin -in texte -sigfile signature

    5. L’entrée est sous ce point de contrôle : preuve.tlog-proof (c2sp.org/tlog-proof) donne sa place et le chemin qui
       mène de son empreinte à la racine (RFC 9162, 2.1.3.2). L’empreinte de l’entrée :

      { printf '\\0'; cat entree.bin; } | sha256sum

       Tests/tools/verify_journal.py, dans les sources de Navette, refait ce chemin en Python :

      python3 verify_journal.py receipt preuve.tlog-proof "$(cat log.vkey)"

       Les lignes du point de contrôle qui suivent celle du journal sont les cosignatures de ses témoins
       (c2sp.org/tlog-cosignature).
    """

  private static func stamps(_ timestamps: [EvidenceFile.Timestamp]) -> String {
    guard !timestamps.isEmpty else {
      return "6. Aucun horodatage n’est joint : aucun ne couvrait encore cette entrée."
    }
    let commands = timestamps.map { "  openssl ts -verify -data checkpoint -in \($0.name) -CAfile AUTORITE.pem" }
    return (["6. L’horodatage (RFC 3161) porte sur les octets de checkpoint :", ""] + commands).joined(separator: "\n")
  }
}
