internal import Foundation
internal import Store

/// Deletes the drafts that nobody has touched for thirty days: text about a person is not kept for want of a click.
public struct ForgetDrafts: Sendable {
  let desk: Desk

  /// Deletes them, overwrites their bytes, and empties SQLite's log: of them, and of the drafts that their authors deleted,
  /// changed or sent since the last time, of which nothing tells here. Waits for the commit.
  /// - Returns: how many.
  /// - Throws: ``GatewayError`` when nothing can be written now.
  @discardableResult
  public func callAsFunction() throws(GatewayError) -> Int {
    let end = desk.clock().addingTimeInterval(-KeepDraft.lifetime)
    do {
      let count = try desk.database.writeAndWait { try $0.forgetBrouillons(before: end) }.value
      desk.database.foldLog()
      return count
    } catch {
      throw GatewayError(error)
    }
  }
}
