internal import CMemory

/// What the process no longer needs, and must not remember.
///
/// Whoever holds a secret wipes it (``SecretBytes``); but a text also passes through strings, arrays and trees that Swift, Foundation
/// or a C library copy and free. In every program that has this module, `free` wipes.
public enum FreedMemory {
  /// Whether memory is wiped when it is freed, whoever frees it: false when something else replaces `free`.
  public static var isWiped: Bool { navette_freed_memory_is_wiped() == 1 }

  /// Empties what functions that have returned left on this thread's stack: short texts stand there, outside any block that
  /// is freed. For threads that serve one request after the other.
  public static func clearStack() { navette_clear_stack() }
}
