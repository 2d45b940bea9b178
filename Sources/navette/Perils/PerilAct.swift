import JSON
import Liaison

/// An act on an avis.
enum PerilAct {
  static func run(_ act: FicheAct, _ verb: String, _ body: JSON, _ console: Console) throws {
    let session = try act.agent.session(console)
    let answer = try session.act(.post("/api/avis/\(act.reference)/\(verb)", body), about: act.reference)
    if act.isJSON { return console.print(answer.json.text) }
    let etat = Labels.etatAvis(try answer.string("etat", maximum: 64))
    console.print("\(act.reference) : \(etat). Reçu vérifié et conservé.")
  }
}
