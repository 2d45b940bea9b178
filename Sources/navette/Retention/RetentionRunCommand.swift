import Gateway
import JSON
import Liaison
import Store

/// `navette retention run`
struct RetentionRunCommand: Command {
  static let declaration = Declaration(
    "run", summary: "Erase what is past its retention, batch by batch (DPO).",
    discussion: [
      "Each fiche is decided and journaled by itself; a batch is one commit. Interrupted, it is resumed by running it again. "
        + "What a département received stays until the visa of the Archives départementales is noted."
    ],
    options: [Progress.flag.parameter] + Asking.options,
    examples: [.init("navette retention run --agent dpo", "After `navette retention preview`.")])

  private let asking: Asking
  private let isProgressAsked: Bool

  init(_ values: Values) throws {
    asking = try Asking(values)
    isProgressAsked = values.isSet(Progress.flag)
  }

  func run(_ console: Console) throws {
    let session = try asking.agent.session(console)
    let all = try session.ask(.get("/api/conservation")).natural("aEffacer")
    let progress = Progress("Effacement", console, isAsked: isProgressAsked)
    var (erased, awaiting, held, isClean) = (UInt64(0), UInt64(0), UInt64(0), true)
    var place = DueCursor.beginning
    while true {
      let answer = try session.ask(
        .post("/api/conservation/eliminations", DemandeDElimination(depuis: place).json))
      erased += try answer.natural("nombre")
      awaiting += try answer.natural("enAttenteDeVisa")
      held += try answer.natural("retenues")
      if let efface = answer.json["efface"]?.bool { isClean = efface }
      progress.show(erased, of: max(all, erased))
      guard let next = try answer.optionalString("suite").flatMap(Self.place), next != place else { break }
      place = next
    }
    progress.end()
    if asking.isJSON {
      return console.print(
        JSON.object([
          "effacees": .integer(Int64(clamping: erased)), "enAttenteDeVisa": .integer(Int64(clamping: awaiting)),
          "retenues": .integer(Int64(clamping: held)), "efface": .bool(isClean),
        ]).text)
    }
    console.print("\(erased) fiche(s) effacée(s) ; il en reste une référence, des dates et les preuves.")
    if awaiting > 0 {
      console.warn(
        "\(awaiting) attendent le visa des Archives départementales : `navette retention sheet`, puis `visa`.")
    }
    if held > 0 { console.warn("\(held) sont retenues par une règle (une limitation en cours, par exemple).") }
    if !isClean {
      console.warn("Une lecture en cours retient encore leurs octets ; la passerelle les effacera dans l’heure.")
    }
  }

  private static func place(_ text: String) -> DueCursor? {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let instant = Int64(parts[0]) else { return nil }
    return DueCursor(instant: instant, reference: String(parts[1]))
  }
}

/// `navette retention archive`
struct RetentionArchiveCommand: Command {
  private static let reason = Option(
    "reason", "CODE", .coded(MotifArchivage.self), "Why: \(CodeList.text(MotifArchivage.self)).", isRequired: true)
  private static let until = Option("until", "DATE", .day, "When it ends.", isRequired: true)

  static let declaration = Declaration(
    "archive", summary: "Keep a fiche apart that is past its retention, for a reason and until a date (DPO).",
    operands: [FicheArguments.reference.parameter], options: [reason.parameter, until.parameter] + FicheAct.options,
    examples: [
      .init(
        "navette retention archive FN-2026-7K3Q-XM4T-QW --reason contentieux --until 2030-01-01 --agent dpo",
        "Nobody opens it meanwhile.")
    ])

  private let act: FicheAct
  private let body: JSON

  init(_ values: Values) throws {
    act = try FicheAct(values)
    body = ["motif": .string(try values.required(Self.reason)), "fin": .string(try values.required(Self.until))]
  }

  func run(_ console: Console) throws { try act.run("archivage", body, console: console) }
}
