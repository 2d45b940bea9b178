internal import Cedar
internal import Foundation
internal import Liaison

extension Record {
  /// Coded facts as the policies read them: `classe-age` becomes `classeAge`. `mineur` is derived from the age class.
  init(_ faits: FaitsCodes) {
    var fields: [CedarString: Value] = ["mineur": .bool(faits.estMineur == true)]
    for (champ, valeur) in faits.codes {
      let value: Value =
        switch valeur {
        case .booleen(let bool): .bool(bool)
        case .code(let code): .text(code)
        case .codes(let codes): .set(of: codes.map(Value.text))
        }
      fields[CedarString(Self.camelCase(champ))] = value
    }
    self.init(fields)
  }

  private static func camelCase(_ kebab: String) -> String {
    let words = kebab.split(separator: "-")
    return words.enumerated().map { $0 == 0 ? String($1) : $1.capitalized }.joined()
  }
}
