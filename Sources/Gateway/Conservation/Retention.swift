internal import Foundation
internal import Liaison
internal import Store

/// What is past its retention, read in the order of the last contact.
struct Retention {
  let rules: ReglesDesFiches
  let now: Date

  /// What must be done with a fiche.
  enum Fate {
    /// Its duration is not over, or it is kept apart for longer.
    case kept
    /// The DPO erases it.
    case toErase
    /// A département has it: it goes on a sheet, and the Archives agree first.
    case awaitsVisa(isListed: Bool)
  }

  /// Nothing that changed since may be due.
  var horizon: Date {
    ReglesDesFiches.instant(min(rules.mois, rules.moisMineurs, rules.moisSansSuite), monthsBefore: now)
  }

  /// What must be done with a fiche.
  func fate(of due: DueFiche, isPublic: Bool) -> Fate {
    if let end = due.archive, end > now { return .kept }
    guard due.archive != nil || rules.isOver(due.fiche, at: now) else { return .kept }
    return isPublic && !due.hasVisa ? .awaitsVisa(isListed: due.sheet != nil) : .toErase
  }
}

extension Desk {
  /// Walks through what may be due, page by page, until `visit` wants no more.
  func walk(
    _ retention: Retention, in transaction: ReadTransaction, from start: DueCursor = .beginning,
    _ visit: (DueFiche, Retention.Fate) throws -> Bool
  ) throws {
    let directory = directory.current
    var cursor = start
    while true {
      let page = try transaction.dueFiches(before: retention.horizon, after: cursor, limit: 2048)
      for due in page {
        let isPublic = conservation.visaDesArchives && isOfDepartement(due.fiche, directory)
        guard try visit(due, retention.fate(of: due, isPublic: isPublic)) else { return }
      }
      guard let last = page.last, page.count == 2048 else { return }
      cursor = DueCursor(after: last.fiche)
    }
  }
}
