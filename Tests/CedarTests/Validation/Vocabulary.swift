import Cedar

/// Small schemas that the validator's tests share, and the verdicts under them.
enum Vocabulary {
  /// The schema that `validator-outcomes.txt` was recorded under.
  static let recorded = """
    entity U{a?:Long,b:Bool,s?:Set<Long>} tags String; entity W enum ["x"]; entity R in [R];
    action v appliesTo {principal:U,resource:R,context:{c?:{d?:Long}}}; action g;
    action w in [g] appliesTo {principal:[U],resource:[R,U]};
    """

  /// Agents of a sector, their files, what they may do; and what only these tests need.
  static let office = """
    entity Sector { name: String };
    entity Agent in [Sector] {
      name: String, level: Long, active: Bool, nick?: String, chief?: Agent,
      home: { city: String, street?: String, gate?: { code: Long } }, since: datetime, leave: duration,
      desk: ipaddr, rate: decimal, numbers: Set<Long>, sectors: Set<Sector>
    } tags String;
    entity Robot { name: String, level: Long, nick?: String } tags Long;
    entity Rank enum ["junior", "senior"];
    entity File in [Sector] { owner: Agent, title: String };
    action read, write appliesTo { principal: [Agent, Robot], resource: File, context: { urgent: Bool, note?: String } };
    action edits;
    action amend in [edits] appliesTo { principal: Agent, resource: File, context: { urgent: Bool } };
    action promote appliesTo { principal: Agent, resource: Rank };
    namespace Other { entity Thing; action touch appliesTo { principal: Thing, resource: Thing }; }
    """

  static func policy(_ expression: String) -> String {
    #"permit(principal, action == Action::"v", resource) when { \#(expression) };"#
  }

  /// The report on a whole text under `office`.
  static func report(_ policies: String, _ mode: ValidationMode = .strict) throws -> ValidationReport {
    Validator(try Schema(parsing: office)).validate(try PolicySet(parsing: policies), mode: mode)
  }

  /// The codes that an expression earns under `office`, where an agent amends a file.
  static func codes(_ expression: String, _ mode: ValidationMode = .strict) throws -> [ValidationError.Code] {
    try report(#"permit(principal, action == Action::"amend", resource) when { \#(expression) };"#, mode).errors.map(
      \.code)
  }
}
