public import Cedar
internal import Liaison

/// Noting that the person withdraws their agreement.
public struct RetirerAccord: FicheAct {
  /// `Action::"retirerAccord"`.
  public static let action = ActionName.retirerAccord
  /// The fiche.
  public let fiche: FicheFacts
}

/// Deciding of the objection that a withdrawal is, once the fiche was opened.
public struct DeciderOpposition: FicheAct {
  /// `Action::"deciderOpposition"`.
  public static let action = ActionName.deciderOpposition
  /// The fiche.
  public let fiche: FicheFacts
  /// What is decided.
  let issue: IssueOpposition
  /// Whether a reason is named.
  let isReasoned: Bool

  /// What is decided.
  public var context: Record { ["issue": .text(issue.code), "motivee": .bool(isReasoned)] }
}
