internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Reads what happened to an avis, written or said aloud: the steps, who made them, and when. No content.
public struct FollowAvisSteps: Sendable {
  let desk: Desk

  /// The steps, in order.
  public func callAsFunction(
    of reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.onAvisSteps(reference, trace: Self.trace, by: agent, completion: completion) { situation, steps, _ in
      let answer: JSONObject = [
        "reference": .string(reference.description), "evenements": .array(steps.map(JSON.init)),
      ]
      return (ReadAnswer(json: answer), Self.counted(situation.facts.forme))
    }
  }

  /// What the journal says of it: it is a list of one.
  private static func trace(of forme: AvisFacts.Forme) -> AvisReading {
    switch forme {
    case .ecrit: AvisReading(kind: .listeAvis, isAboutOne: false, details: [:])
    case .oral: AvisReading(kind: .listeOrales, isAboutOne: false, details: [:])
    }
  }

  private static func counted(_ forme: AvisFacts.Forme) -> JSONObject {
    switch forme {
    case .ecrit: ["nombre": 1]
    case .oral: ["dossier": .string(ListOrales.Dossier.siennes.rawValue), "nombre": 1]
    }
  }

  /// What it answers.
  public static let answer: [JSONSchema.Member] = [
    .required("reference", Reference.schema), .required("evenements", .array(of: Passage.schema)),
  ]
}
