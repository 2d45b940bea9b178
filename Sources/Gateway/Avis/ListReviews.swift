internal import Foundation
public import JSON
internal import Liaison
public import Store

/// Lists the emergency disclosures (Code pénal 223-6), written or said aloud, with their review by somebody else, which is
/// due within 24 hours: for those who watch over them, in codes.
public struct ListReviews: Sendable {
  let desk: Desk

  /// Which ones.
  public enum Vue: String, Sendable, CaseIterable {
    /// Those that await a review, justified or not.
    case attendues
    /// Among these, those whose 24 hours have passed.
    case enRetard = "en-retard"
    /// Those that were reviewed.
    case faites
  }

  /// Lists one page, the latest told first.
  /// - Parameters:
  ///   - vue: nil for all that are not erased.
  ///   - limit: 1...500.
  public func callAsFunction(
    _ vue: Vue? = nil, by agent: AuthenticatedAgent, after cursor: PageCursor? = nil, limit: Int,
    completion: @escaping Completion<ReadAnswer>
  ) {
    desk.consult(ListerRelectures(), .listeRelectures, by: agent, completion: completion) { directory, now in
      // Late from its very instant on; instants are whole milliseconds.
      let late = now.addingTimeInterval(0.001 - EtatAvis.delaiDeRelecture)
      return try desk.database.read { transaction in
        let page = try transaction.reviews(
          in: Self.etats(vue), toldBefore: vue == .enRetard ? late : nil, after: cursor, limit: limit)
        var answer = JSONObject(page, as: "relectures") { JSON($0, in: directory, at: now) }
        answer["attendues"] = .integer(Int64(try transaction.countReviews(in: Self.awaiting)))
        answer["enRetard"] = .integer(Int64(try transaction.countReviews(in: Self.awaiting, toldBefore: late)))
        return (answer, JSONObject(counting: page))
      }
    }
  }

  /// The states of what awaits a review.
  static let awaiting: Set<EtatAvis.Nature> = [.emis, .justifie]

  private static func etats(_ vue: Vue?) -> Set<EtatAvis.Nature> {
    switch vue {
    case nil: awaiting.union([.relu])
    case .attendues, .enRetard: awaiting
    case .faites: [.relu]
    }
  }
}

extension ListReviews {
  /// What a page answers.
  public static let answer =
    Lists.answer("relectures", of: ReviewRecord.schema) + [
      .required("attendues", .count), .required("enRetard", .count),
    ]
}
