internal import Cedar

extension PolicyBook {
  /// The text of a policy as it was written, annotations included, and the file that it stands in.
  public func policy(named id: String) -> (text: String, file: String)? {
    let id = PolicyID(id)
    guard let policy = policy(id), let file = file(of: id) else { return nil }
    return (policy.source, file)
  }
}
