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

extension EventQuestion {
  /// Takes what a description tells; what it does not tell stays as others told it.
  fileprivate mutating func take(_ places: DescribedPlaces) {
    if let place = places.etat { etat = place }
    if let place = places.auteur { auteur = place }
    if let place = places.destination { destination = place }
  }
}

extension CanonicalScanner {
  /// Reads a question in the form that Law writes: five members, each entity with its attributes and its parents.
  ///
  /// - Parameters:
  ///   - kind: any number, by which descriptions are told apart.
  ///   - known: the descriptions that were read at this depth.
  mutating func question(
    _ kind: UInt64, _ known: inout KnownDescriptions
  ) throws(NotCanonical) -> EventQuestion {
    var question = EventQuestion()
    try begin("action")
    question.action = try entity()
    try follow("context")
    try skip()
    try follow("entities")
    if try enterArray() {
      repeat { question.take(try described(kind, &known)) } while try nextElement()
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
  private mutating func described(
    _ kind: UInt64, _ known: inout KnownDescriptions
  ) throws(NotCanonical) -> DescribedPlaces {
    try begin("attrs")
    let start = position
    let places: DescribedPlaces
    if let description = known.find(self[start..<end], kind) {
      pass(description.count)
      places = description.places.moved(by: start)
    } else {
      places = try attributes()
      try follow("parents")
      try skip()
      // Whether there are escapes decides how what follows is compared.
      if !hasEscapes { known.remember(self[start..<position], kind, places.moved(by: -start)) }
    }
    try follow("uid")
    _ = try entity()
    try finish()
    return places
  }

  private mutating func attributes() throws(NotCanonical) -> DescribedPlaces {
    var places = DescribedPlaces()
    guard try enterObject() else { return places }
    var previous = try name()
    try attribute(previous, &places)
    while try nextMember() {
      let name = try name()
      guard precedes(previous, name) else { throw NotCanonical(offset: position) }
      previous = name
      try attribute(name, &places)
    }
    return places
  }

  private mutating func attribute(_ name: Range<Int>, _ places: inout DescribedPlaces) throws(NotCanonical) {
    if isSpelled("etat", name) {
      places.etat = try string()
    } else if isSpelled("auteur", name) {
      places.auteur = try reference()
    } else if isSpelled("destination", name) {
      places.destination = try reference()
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
    guard try enterObject(name) else { throw NotCanonical(offset: position) }
  }

  @inline(__always) mutating func follow(_ name: StaticString) throws(NotCanonical) {
    guard try nextMember() else { throw NotCanonical(offset: position) }
    try self.name(name)
  }

  @inline(__always) mutating func finish() throws(NotCanonical) {
    guard try !nextMember() else { throw NotCanonical(offset: position) }
  }
}
