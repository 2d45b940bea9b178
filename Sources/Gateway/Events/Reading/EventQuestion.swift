internal import JSON

/// Where the parts of a decision's question lie in a body. An empty range is what is not there.
struct EventQuestion: Sendable {
  /// An identifier and its type.
  struct Entity: Sendable {
    var id = 0..<0
    var type = 0..<0
  }

  var action = Entity()
  var principal = Entity()
  var resource = Entity()
  /// The state of the fiche or avis, as it was decided on.
  var etat = 0..<0
  /// Its author.
  var auteur = 0..<0
  /// The body it was addressed to.
  var destination = 0..<0
}

extension CanonicalScanner {
  /// Reads a question in the form that Law writes: five members, each entity with its attributes and its parents.
  mutating func question() throws(NotCanonical) -> EventQuestion {
    var question = EventQuestion()
    try begin("action")
    question.action = try entity()
    try follow("context")
    try skip()
    try follow("entities")
    if try enterArray() {
      repeat { try described(&question) } while try nextElement()
    }
    try follow("principal")
    question.principal = try entity()
    try follow("resource")
    question.resource = try entity()
    try finish()
    return question
  }

  /// `{"id":…,"type":…}`.
  private mutating func entity() throws(NotCanonical) -> EventQuestion.Entity {
    var entity = EventQuestion.Entity()
    try begin("id")
    entity.id = try string()
    try follow("type")
    entity.type = try string()
    try finish()
    return entity
  }

  /// `{"attrs":{…},"parents":[…],"uid":{…}}`. What a fiche or an avis has as attributes is kept: nothing else has a state.
  private mutating func described(_ question: inout EventQuestion) throws(NotCanonical) {
    try begin("attrs")
    if try enterObject() {
      var previous = try name()
      try attribute(previous, &question)
      while try nextMember() {
        let name = try name()
        guard precedes(previous, name) else { throw NotCanonical(offset: position) }
        previous = name
        try attribute(name, &question)
      }
    }
    try follow("parents")
    try skip()
    try follow("uid")
    _ = try entity()
    try finish()
  }

  private mutating func attribute(_ name: Range<Int>, _ question: inout EventQuestion) throws(NotCanonical) {
    if isSpelled("etat", name) {
      question.etat = try string()
    } else if isSpelled("auteur", name) {
      question.auteur = try reference()
    } else if isSpelled("destination", name) {
      question.destination = try reference()
    } else {
      try skip()
    }
  }

  /// `{"__entity":{…}}`.
  private mutating func reference() throws(NotCanonical) -> Range<Int> {
    try begin("__entity")
    let id = try entity().id
    try finish()
    return id
  }

  @inline(__always) mutating func begin(_ name: StaticString) throws(NotCanonical) {
    guard try enterObject() else { throw NotCanonical(offset: position) }
    try self.name(name)
  }

  @inline(__always) mutating func follow(_ name: StaticString) throws(NotCanonical) {
    guard try nextMember() else { throw NotCanonical(offset: position) }
    try self.name(name)
  }

  @inline(__always) mutating func finish() throws(NotCanonical) {
    guard try !nextMember() else { throw NotCanonical(offset: position) }
  }
}
