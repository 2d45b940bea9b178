extension Connection {
  /// Runs a body that sees one snapshot of the database.
  func snapshot<R>(_ body: () throws -> R) throws -> R {
    try run("BEGIN")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Runs a body in a write transaction of its own.
  func transaction<R>(_ body: () throws -> R) throws -> R {
    try run("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Ends a transaction without keeping anything of it; does nothing where SQLite already has.
  func rollBack() {
    if !isOutsideTransaction { try? script("ROLLBACK") }
  }
}
