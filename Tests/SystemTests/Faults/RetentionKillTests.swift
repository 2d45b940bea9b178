import Cryptography
import Foundation
import HTTP
import JSON
import Journal
import Liaison
import Store
import SystemSupport
import Testing

extension SystemTests {
  /// The server is killed while it erases what is past its retention: a fiche is erased and told, or neither.
  @Suite struct RetentionKill {
    private static let batch = 256
    private static let count = 5 * batch + 30

    @Test(.timeLimit(.minutes(10)))
    func `kill -9 in the middle of a retention run erases nothing that is not told, and run again it ends`() throws {
      let installation = try freshInstallation()
      try addOldFiches(to: installation)
      let server = try installation.serve()
      let officer = try AgentClient(installation, .dpo)
      // A département has them: they go with a visa.
      #expect(try officer.post("/api/conservation/eliminations", [:]).json["nombre"] == 0)
      #expect(try officer.post("/api/conservation/bordereaux", [:]).json["nombre"] == .integer(Int64(Self.count)))
      #expect(try officer.post("/api/conservation/visas", ["numero": 1]).status == 200)
      let wasAnswered = try interrupt(server, officer)
      let again = try installation.serve()
      let erased = try told(installation)
      #expect(erased.count >= Self.batch && erased.count % Self.batch == 0, "a batch is whole: \(erased.count)")
      #expect(!wasAnswered || erased.count > Self.batch)
      #expect(erased.count < Self.count, "nothing was interrupted")
      let report = try JSON.parse(Array(installation.run(["retention", "run", "--json"], as: .dpo).utf8))
      #expect(report["effacees"] == .integer(Int64(Self.count - erased.count)))
      #expect(try Set(told(installation)).count == Self.count && told(installation).count == Self.count)
      let last = try JSON.parse(Array(installation.run(["retention", "run", "--json"], as: .dpo).utf8))
      #expect(last["effacees"] == 0 && last["efface"] == true)
      try again.stop()
    }

    /// Erases a batch, begins the next, and kills the server a moment later.
    /// - Returns: whether the second was answered.
    private func interrupt(_ server: ServerProcess, _ officer: AgentClient) throws -> Bool {
      let first = try officer.post("/api/conservation/eliminations", [:])
      #expect(first.status == 200 && first.json["nombre"] == .integer(Int64(Self.batch)), "\(first.text)")
      let killer = DispatchGroup()
      DispatchQueue.global().async(group: killer) {
        usleep(.random(in: 0...30_000))
        server.child.kill()
      }
      defer { killer.wait() }
      do {
        return try officer.post("/api/conservation/eliminations", [:]).status == 200
      } catch is HTTPError {
        return false
      }
    }

    /// The fiches that the journal says were erased.
    private func told(_ installation: Installation) throws -> [String] {
      try Audit(installation, explains: false).events().filter { $0["evenement"] == "effacement" }.compactMap {
        $0["objet"]?.string
      }
    }

    /// Fiches of long ago, as a gateway that ran then would have them: while none runs.
    private func addOldFiches(to installation: Installation) throws {
      let running = try installation.serve()
      let origin = try Audit(installation).checkpoint.checkpoint.origin
      try running.stop()
      let key = try Ed25519PrivateKey(
        pem: SecretBytes(copying: [UInt8](Data(contentsOf: installation.keys.appending(path: "journal.key")))))
      let database = try Database(
        .init(
          folder: try DataFolder(installation.data),
          checkpointFile: installation.keys.appending(path: "journal.checkpoint"),
          signer: try LogSigner(origin: origin, privateKey: key)))
      defer { database.close() }
      let (author, body) = (try AgentID(Post.intervenant.name), try OrganismeID("secteur-bourg"))
      let then = Date() - 800 * 86_400
      try database.writeAndWait { transaction in
        for _ in 0..<Self.count {
          try transaction.insert(
            FicheRecord(
              reference: Reference(.ficheNavette, year: 2024), auteur: author, emetteur: nil, destination: body,
              circuit: .orientationSecteur, fondement: .accord, urgence: .normale,
              etat: .close(Acte(par: author, le: then)), transmiseLe: then, accuseDu: then, retourDu: then, faits: nil,
              sections: []))
        }
      }
    }
  }
}
