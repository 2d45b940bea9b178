internal import Cedar
internal import Foundation
internal import Liaison
internal import Synchronization

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
      fields[Self.name(of: champ)] = value
    }
    self.init(fields)
  }

  /// The names of the facts, which are always the same: each is respelled once.
  private static let names = Mutex<[String: CedarString]>([:])

  private static func name(of champ: String) -> CedarString {
    names.withLock { names in
      if let known = names[champ] { return known }
      let name = CedarString(camelCase(champ))
      names[champ] = name
      return name
    }
  }

  private static func camelCase(_ kebab: String) -> String {
    let words = kebab.split(separator: "-")
    return words.enumerated().map { $0 == 0 ? String($1) : $1.capitalized }.joined()
  }
}
