internal import COpenSSL

/// Keeps what the process remembers out of core dumps.
public enum ProcessDumps {
  /// Forbids core dumps, those that go to a pipe included, and other processes of the same user reading this one's
  /// memory. Child processes that exec are free again.
  /// - Returns: whether the system agreed.
  public static func forbid() -> Bool { navette_forbid_dumps() == 0 }
}
