internal import JSON

/// Reads the bodies of the journal's events from their very bytes, one after the other, by fixed members.
///
/// It is strict: canonical form, version 1, an event of the catalogue with the members of that event and no other, each
/// holding what it should. Whatever it accepts, ``JournalEvent`` could have written.
///
/// It keeps places in the bytes, and allocates nothing for a body: what it found must be asked for with the same bytes,
/// before the next body is read. ``ReadEvent`` is for one body at a time.
public struct EventReader {
  /// What happened.
  public private(set) var kind = EventKind.demarrage
  /// When, in Unix seconds.
  public private(set) var instant: Int64 = 0
  /// How the event came about.
  private(set) var outcome = EventForm.Outcome.undecided
  /// Where the decision's question lies.
  private(set) var question = EventQuestion()

  private var present: EventMembers = []
  private var places = ContiguousArray(repeating: 0..<0, count: EventMember.allCases.count)
  private let tables: EventTables
  private var known = KnownDescriptions()
  /// The member that last came after each: most bodies are like others.
  private var followers = ContiguousArray(repeating: 0, count: EventMember.allCases.count + 1)

  /// A reader, for one thread.
  public init() { tables = EventTables.shared }

  /// Reads the next body.
  /// - Throws: ``EventReadingError``.
  public mutating func read(_ bytes: UnsafeRawBufferPointer) throws(EventReadingError) {
    present = []
    question = EventQuestion()
    guard var scanner = CanonicalScanner(bytes) else { throw .notCanonical(offset: 0) }
    do {
      guard try scanner.enterObject() else { throw NotCanonical(offset: 0) }
      var next = 0
      repeat {
        let start = scanner.position
        let place = try member(after: next, &scanner)
        guard place >= next else { throw NotCanonical(offset: start + 1) }
        if followers[next] != place { followers[next] = place }
        next = place + 1
        present.insert(place: place)
        try read(tables.all[place], at: place, &scanner)
      } while try scanner.nextMember()
      guard scanner.isAtEnd else { throw NotCanonical(offset: scanner.position) }
    } catch let error as NotCanonical {
      throw .notCanonical(offset: error.offset)
    } catch let error as EventReadingError {
      throw error
    } catch {
      throw .notCanonical(offset: scanner.position)
    }
    try checkForm(bytes)
  }

  /// The place of the member whose name comes next; its value is next then.
  private func member(after previous: Int, _ scanner: inout CanonicalScanner) throws -> Int {
    let guess = followers[previous]
    if scanner.passes(tables.expected[guess]) { return guess }
    let name = try scanner.name()
    guard let place = tables.members.place(of: scanner[name]) else { throw EventReadingError.unknownMember }
    return place
  }

  private mutating func read(_ member: EventMember, at place: Int, _ scanner: inout CanonicalScanner) throws {
    if case .question = tables.shapes[place] {
      let start = scanner.position
      question = try scanner.question(kindMark(scanner), &known)
      places[place] = start..<scanner.position
    } else {
      guard let range = try scanner.value(tables.shapes[place]) else { throw EventReadingError.malformed(member) }
      places[place] = range
    }
  }

  /// A number for the kind of event that is being read: what its bytes begin with. Any will do.
  private func kindMark(_ scanner: CanonicalScanner) -> UInt64 {
    let name = places[EventMember.evenement.place]
    guard present.contains(.evenement), name.count >= 8 else { return UInt64(name.count) }
    return scanner[name].loadUnaligned(as: UInt64.self) &* UInt64(name.count)
  }

  private mutating func checkForm(_ bytes: UnsafeRawBufferPointer) throws(EventReadingError) {
    if let absent = EventForm.common.subtracting(present).first { throw .missing(absent) }
    guard let kind = tables.kinds.place(of: Self.part(places[EventMember.evenement.place], bytes)) else {
      throw .unknownKind
    }
    self.kind = tables.allKinds[kind]
    instant = try Self.seconds(Self.part(places[EventMember.instant.place], bytes))
    outcome = try outcome(bytes)
    guard let form = tables.form(kind, outcome) else { throw .wrongOutcome }
    if let absent = form.required.subtracting(present).first { throw .missing(absent) }
    if let excess = present.subtracting(form.allowed).first { throw .misplaced(excess) }
    if present.contains(.objet), !form.isSubject(Self.part(places[EventMember.objet.place], bytes)) {
      throw .malformed(.objet)
    }
  }

  private func outcome(_ bytes: UnsafeRawBufferPointer) throws(EventReadingError) -> EventForm.Outcome {
    guard present.contains(.decision) else { return .undecided }
    let text = Self.part(places[EventMember.decision.place], bytes)
    if text.isSpelled("permise") { return .permitted }
    guard text.isSpelled("refusee") else { throw .malformed(.decision) }
    return .refused
  }

  private static func seconds(_ text: UnsafeRawBufferPointer) throws(EventReadingError) -> Int64 {
    guard let seconds = Instants.seconds(text) else { throw .malformed(.instant) }
    return seconds
  }

  private static func part(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[range])
  }
}

extension EventReader {
  /// Whether the body that was read has a member.
  public func has(_ member: EventMember) -> Bool { present.contains(member) }

  /// Where the value of a member lies in the body that was read: a string without its quotes, anything else whole; nil when
  /// it is not there.
  public func place(of member: EventMember) -> Range<Int>? {
    present.contains(member) ? places[member.place] : nil
  }
}
