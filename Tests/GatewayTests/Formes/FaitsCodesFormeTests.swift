import Gateway
import JSON
import Liaison
import Testing

struct FaitsCodesFormeTests {
  @Test func `facts have in JSON the names and values that the journal gives them`() throws {
    let faits = try Exemples.demande(Exemples.maximale()).transmission.faits
    let members = try #require(faits.json.object)
    #expect(members.members.count == faits.codes.count)
    for (champ, valeur) in faits.codes {
      let words = champ.split(separator: "-")
      let name = words.dropFirst().reduce(String(words[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
      switch valeur {
      case .booleen(let bool): #expect(members[name]?.bool == bool, "\(champ)")
      case .code(let code): #expect(members[name]?.string == code, "\(champ)")
      case .codes(let codes): #expect(members[name]?.array?.compactMap(\.string).sorted() == codes, "\(champ)")
      }
    }
  }

  @Test(arguments: ["profil", "classeAge", "accord"]) func `what decides is never assumed`(name: String) throws {
    let json = EchangesFormeTests.faits.avec("/\(name)", nil)
    refuse("/\(name)", .missingField) { _ = try FaitsCodes(JSONReader(json), today: Exemples.aujourdhui()) }
  }
}
