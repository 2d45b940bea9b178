extension Migration {
  /// What must go with a fiche is found by its reference: the answer that was kept for the retry of its transmission, by its
  /// entry in the journal, and what is still to be sent about it.
  static let effacements = Migration(
    number: 14, title: "what is erased is found at once",
    sql: """
      CREATE INDEX idempotence_par_entree ON idempotence (premiere) WHERE premiere IS NOT NULL;
      CREATE INDEX boite_envoi_par_reference ON boite_envoi (reference) WHERE reference IS NOT NULL;
      """)
}
