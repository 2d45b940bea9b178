/// Why the journal goes on without its witnesses: what its operator answers for, in the journal.
public enum WitnessOverride: String, Sendable, CaseIterable {
  /// The witnesses are down, and cannot be waited for.
  case panneDuTemoin = "panne-du-temoin"
  /// Somebody is in danger meanwhile.
  case urgence
  /// A trial: nothing real is at stake.
  case essai
}
