internal import Authority
public import Foundation
public import Journal
public import Liaison
public import Sealing
public import Statistics
public import Store

/// The gateway: every use case, over one desk. Assembled once, by the executable; immutable and shared by all threads.
public struct Gateway: Sendable {
  /// Who is who.
  public let directory: Directory
  /// The policies in force.
  public let access: AccessControl
  /// Transmits a fiche.
  public let transmit: TransmitFiche
  /// Keeps a draft.
  public let keepDraft: KeepDraft
  /// Hands out drafts to their author.
  public let readDrafts: ReadDrafts
  /// Deletes a draft.
  public let dropDraft: DropDraft
  /// Counts who was met, in codes.
  public let recordPassage: RecordPassage
  /// Reads the tables of a quarter.
  public let readStatistics: ReadStatistics
  /// Publishes them.
  public let publishStatistics: PublishStatistics
  /// Deletes old drafts.
  public let forgetDrafts: ForgetDrafts
  /// Says what a transmission would do.
  public let preview: PreviewTransmission
  /// Says which circuits are open, imposed and closed.
  public let orient: OrientSituation
  /// Hands out a fiche's envelopes.
  public let open: OpenFiche
  /// Acknowledges a fiche.
  public let acknowledge: AcknowledgeFiche
  /// Declines a fiche.
  public let decline: DeclineFiche
  /// Sends a fiche on to another body.
  public let reroute: RerouteFiche
  /// Answers a fiche.
  public let returnFiche: ReturnFiche
  /// Closes a fiche.
  public let close: CloseFiche
  /// Takes a fiche back.
  public let recall: RecallFiche
  /// Notes that the person withdraws their agreement.
  public let withdraw: WithdrawAgreement
  /// Decides of an objection.
  public let decideObjection: DecideObjection
  /// Erases a fiche.
  public let erase: EraseFiche
  /// Keeps a fiche apart.
  public let archive: ArchiveFiche
  /// Says what is past its retention.
  public let previewRetention: PreviewRetention
  /// Makes the sheets of elimination.
  public let sheets: EliminationSheets
  /// Erases what is past its retention.
  public let runRetention: RunRetention
  /// Reminds those who have a fiche.
  public let remind: RemindFiche
  /// Lists fiches.
  public let list: ListFiches
  /// Counts what awaits.
  public let count: CountFiches
  /// Reads what happened to a fiche.
  public let follow: FollowFiche
  /// Sends an avis de péril.
  public let raisePeril: RaisePeril
  /// Seizes the intervenants of a post.
  public let openSaisine: OpenSaisine
  /// Hands out the message of a saisine.
  public let readSaisine: ReadSaisine
  /// Returns a code to the unit that seized them.
  public let answerSaisine: AnswerSaisine
  /// Lists saisines.
  public let listSaisines: ListSaisines
  /// Reads what happened to a saisine.
  public let followSaisine: FollowSaisine
  /// Records what was said aloud.
  public let recordOrale: RecordOrale
  /// Hands out what is sealed of an avis, written or said aloud.
  public let openAvis: OpenAvis
  /// Justifies a péril.
  public let justifyAvis: JustifyAvis
  /// Reviews a péril.
  public let reviewAvis: ReviewAvis
  /// Lists the reviews that périls await.
  public let listReviews: ListReviews
  /// Reads what happened to an avis, written or said aloud.
  public let followAvis: FollowAvisSteps
  /// Reminds of the reviews that are late.
  public let remindReviews: RemindReviews
  /// Lists what was said aloud.
  public let listOrales: ListOrales
  /// Says what became of something owed.
  public let answerObligation: AnswerObligation
  /// Lists what is owed.
  public let listObligations: ListObligations
  /// Reminds of what is late.
  public let remindObligations: RemindObligations
  /// Reminds of the deadlines that have passed.
  public let remindDeadlines: RemindDeadlines
  /// Sends what is in the outbox.
  public let sendOutbox: SendOutbox
  /// Deletes the messages that nobody has sent.
  public let forgetMessages: ForgetMessages
  /// Where agents want to be told, and of what.
  public let notifications: TuneNotifications
  /// Lists avis.
  public let listAvis: ListAvis
  /// Serves the journal.
  public let journal: ReadJournal
  /// Deletes the bodies of the journal that have reached the end of their retention.
  public let pruneJournal: PruneJournal
  /// Searches the journal.
  public let searchJournal: SearchJournal
  /// Reads one entry of the journal.
  public let readEntry: ReadEntry
  /// Reports on a period of the journal.
  public let reportJournal: ReportJournal
  /// Says what holds the journal together.
  public let readIntegrity: ReadIntegrity
  /// Hands out the evidence of an event.
  public let evidence: MakeEvidence
  /// Looks a person up.
  public let searchPerson: SearchPerson
  /// Destroys the keys under which nothing is indexed any more.
  public let forgetIndexKeys: ForgetIndexKeys
  /// Reads the directory.
  public let readDirectory: ReadDirectory
  /// Enrols agents.
  public let enrol: EnrolAgent
  /// Gives enrolled agents new certificates to connect with.
  public let renewAccess: RenewAccess
  /// Revokes agents.
  public let revoke: RevokeAgent
  /// Attests members.
  public let attest: AttestMember
  /// Says who is on duty.
  public let setOnDuty: SetOnDuty
  /// Ends memberships.
  public let endMembership: EndMembership
  /// Certifies the encryption keys that agents make in their browser.
  public let certifyKey: CertifyKey
  /// Keeps private keys, wrapped.
  public let keepCoffre: KeepCoffre
  /// Deletes what former keys leave behind.
  public let forgetFormerKeys: ForgetFormerKeys
  /// Hands out what was sealed to a key that an agent has lost.
  public let recoverEnvelopes: RecoverEnvelopes
  /// Gives it back to their new key.
  public let recoverKeys: RecoverKeys
  /// Describes the territory.
  public let importTerritory: ImportTerritory
  /// Guards what is not in the gateway itself: the counters.
  public let metrics: ReadMetrics
  /// Starts, stops, and changes policies, each in the journal.
  public let life: GatewayLife
  /// Notices that the clock jumped.
  public let watchClock: WatchClock
  /// Gives the time.
  public let clock: @Sendable () -> Date

  /// Assembles the gateway.
  /// - Parameters:
  ///   - coffres: the server's own wrapping of the private keys that agents leave.
  ///   - index: the keys of the blind index.
  ///   - key: the key that checkpoints are verified with.
  ///   - cosigned: what the journal's witnesses say of it; nobody watches it by default.
  ///   - indicateurs: what is counted.
  ///   - seuil: the number under which a count is hidden, 2 at least.
  ///   - durees: how long the bodies of the journal are kept.
  ///   - conservation: how long fiches are kept.
  ///   - delays: when an accusé de réception and a return are due.
  public init(
    database: Database, directory: Directory, access: AccessControl, sealer: Sealer, trust: TrustKeeper,
    coffres: CoffreCustody, index: BlindIndex, key: VerifierKey, cosigned: CosignedCheckpoints = CosignedCheckpoints(),
    communes: Communes,
    indicateurs: Catalogue = .usuel, seuil: Int = Masquage.seuilParDefaut,
    delays: BaremeDelais = .usuel, durees: DureesDeConservation = .usuelles,
    conservation: ReglesDesFiches = .usuelles,
    clock: @escaping @Sendable () -> Date
  ) {
    let desk = Desk(access: access, directory: directory, database: database, clock: clock, conservation: conservation)
    let envelopes = EnvelopeMaker(sealer: sealer)
    (self.directory, self.access, self.clock) = (directory, access, clock)
    transmit = TransmitFiche(desk: desk, envelopes: envelopes, index: index, delays: delays)
    keepDraft = KeepDraft(desk: desk)
    readDrafts = ReadDrafts(desk: desk)
    dropDraft = DropDraft(desk: desk)
    forgetDrafts = ForgetDrafts(desk: desk)
    let tables = QuarterTables(desk: desk, catalogue: indicateurs, masquage: Masquage(seuil: seuil))
    recordPassage = RecordPassage(desk: desk, catalogue: indicateurs)
    publishStatistics = PublishStatistics(desk: desk, tables: tables)
    preview = PreviewTransmission(desk: desk)
    orient = OrientSituation(desk: desk)
    open = OpenFiche(desk: desk)
    acknowledge = AcknowledgeFiche(desk: desk, envelopes: envelopes)
    decline = DeclineFiche(desk: desk, envelopes: envelopes)
    reroute = RerouteFiche(desk: desk, envelopes: envelopes, delays: delays)
    returnFiche = ReturnFiche(desk: desk, envelopes: envelopes)
    close = CloseFiche(desk: desk)
    recall = RecallFiche(desk: desk)
    withdraw = WithdrawAgreement(desk: desk)
    decideObjection = DecideObjection(desk: desk)
    erase = EraseFiche(desk: desk)
    archive = ArchiveFiche(desk: desk)
    previewRetention = PreviewRetention(desk: desk)
    sheets = EliminationSheets(desk: desk)
    runRetention = RunRetention(desk: desk)
    remind = RemindFiche(desk: desk)
    list = ListFiches(desk: desk)
    count = CountFiches(desk: desk)
    follow = FollowFiche(desk: desk)
    raisePeril = RaisePeril(desk: desk, envelopes: envelopes)
    openSaisine = OpenSaisine(desk: desk, envelopes: envelopes)
    readSaisine = ReadSaisine(desk: desk)
    answerSaisine = AnswerSaisine(desk: desk)
    listSaisines = ListSaisines(desk: desk)
    followSaisine = FollowSaisine(desk: desk)
    recordOrale = RecordOrale(desk: desk, envelopes: envelopes)
    openAvis = OpenAvis(desk: desk)
    justifyAvis = JustifyAvis(desk: desk, envelopes: envelopes)
    reviewAvis = ReviewAvis(desk: desk)
    listReviews = ListReviews(desk: desk)
    followAvis = FollowAvisSteps(desk: desk)
    remindReviews = RemindReviews(desk: desk)
    listOrales = ListOrales(desk: desk)
    answerObligation = AnswerObligation(desk: desk)
    listObligations = ListObligations(desk: desk)
    remindObligations = RemindObligations(desk: desk)
    remindDeadlines = RemindDeadlines(desk: desk, delays: delays)
    sendOutbox = SendOutbox(desk: desk)
    forgetMessages = ForgetMessages(desk: desk)
    notifications = TuneNotifications(desk: desk)
    listAvis = ListAvis(desk: desk)
    journal = ReadJournal(desk: desk, key: key, cosigned: cosigned)
    pruneJournal = PruneJournal(desk: desk, durees: durees)
    let readings = LongReadings()
    searchJournal = SearchJournal(desk: desk, readings: readings)
    readEntry = ReadEntry(desk: desk, readings: readings)
    readStatistics = ReadStatistics(desk: desk, tables: tables, readings: readings)
    reportJournal = ReportJournal(desk: desk, readings: readings)
    readIntegrity = ReadIntegrity(desk: desk, key: key)
    evidence = MakeEvidence(desk: desk, sealer: sealer, verifier: LogVerifier(key: key))
    searchPerson = SearchPerson(desk: desk, index: index)
    forgetIndexKeys = ForgetIndexKeys(desk: desk, index: index)
    readDirectory = ReadDirectory(desk: desk)
    enrol = EnrolAgent(desk: desk, trust: trust)
    renewAccess = RenewAccess(desk: desk, trust: trust)
    revoke = RevokeAgent(desk: desk, trust: trust)
    attest = AttestMember(desk: desk)
    setOnDuty = SetOnDuty(desk: desk)
    endMembership = EndMembership(desk: desk)
    certifyKey = CertifyKey(desk: desk, trust: trust, custody: coffres)
    keepCoffre = KeepCoffre(desk: desk, custody: coffres)
    forgetFormerKeys = ForgetFormerKeys(desk: desk)
    recoverEnvelopes = RecoverEnvelopes(desk: desk)
    recoverKeys = RecoverKeys(desk: desk)
    importTerritory = ImportTerritory(desk: desk, trust: trust, communes: communes)
    metrics = ReadMetrics(desk: desk)
    life = GatewayLife(desk: desk)
    watchClock = WatchClock(desk: desk)
  }
}
