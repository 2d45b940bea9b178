import Files
import Foundation
import Testing

@testable import Store

/// One durable write that fails, once: a step of a commit, or of keeping a checkpoint.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  enum Place: Sendable {
    /// A COMMIT that failed and left nothing.
    case commit
    /// A COMMIT that failed and persisted.
    case committed
    /// The same two, on a disk that cannot be read either when the writer looks.
    case commitBlindly, committedBlindly
    /// A step of keeping the checkpoint that failed and left nothing.
    case before(WriteStep)
    /// A step that failed, and persisted.
    case after(WriteStep)
  }

  let place: Place
  /// Whether the process goes on, or is started again at once.
  let goesOn: Bool

  static let all: [PlantedFault] = {
    let steps = WriteStep.allCases.flatMap { [Place.before($0), .after($0)] }
    let places: [Place] = [.commit, .committed, .commitBlindly, .committedBlindly] + steps
    return places.flatMap { [PlantedFault(place: $0, goesOn: true), PlantedFault(place: $0, goesOn: false)] }
  }()

  var testDescription: String { "\(place), \(goesOn ? "going on" : "started again")" }

  /// Whether the log then holds what the failed write appended; nil where that is for the disk to say.
  var persists: Bool {
    switch place {
    case .commit, .commitBlindly: false
    default: true
    }
  }

  /// Whether the write is answered as done all the same.
  var isAcknowledged: Bool { if case .committed = place { true } else { false } }
}

/// Plants one fault at the third commit, or at the third checkpoint that is kept, and remembers every checkpoint that was
/// ever signed for keeping.
final class FaultPlanter: CommitFaults, WriteFaults {
  private static let third = 3

  let notes = Shared<[[UInt8]]>([])
  private let place: PlantedFault.Place?
  private let commits = Shared(0)
  private let isBlind = Shared(false)

  init(_ fault: PlantedFault?) { place = fault?.place }

  func beforeCommit(sequence: Int64) throws {
    let count = commits.change { count in
      count += 1
      return count
    }
    guard count == Self.third else { return }
    switch place {
    case .commit: throw Self.error
    case .commitBlindly:
      isBlind.change { $0 = true }
      throw Self.error
    default: break
    }
  }

  func afterCommit(sequence: Int64) throws {
    guard commits.current == Self.third else { return }
    switch place {
    case .committed: throw Self.error
    case .committedBlindly:
      isBlind.change { $0 = true }
      throw Self.error
    default: break
    }
  }

  func beforeLookingBack() throws {
    let wasBlind = isBlind.change { isBlind in
      defer { isBlind = false }
      return isBlind
    }
    if wasBlind { throw Self.error }
  }

  func beforeWrite() throws(FileError) {}
  func afterWrite() throws(FileError) {}

  func before(_ step: WriteStep, of bytes: [UInt8]) throws(FileError) {
    if step == .write { notes.change { $0.append(bytes) } }
    if case .before(let planted) = place, planted == step, isThird { throw FileError(.inputOutput, "a planted fault") }
  }

  func after(_ step: WriteStep, of bytes: [UInt8]) throws(FileError) {
    if case .after(let planted) = place, planted == step, isThird { throw FileError(.inputOutput, "a planted fault") }
  }

  /// The empty tree's checkpoint is the first that is kept.
  private var isThird: Bool { notes.current.count == Self.third }

  private static let error = StoreError(.inputOutput, "a planted fault")
}
