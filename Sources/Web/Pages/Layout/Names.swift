internal import Gateway
internal import JSON
internal import Liaison

/// Who is who, as the directory names posts and bodies: a page that shows identifiers is a page for machines.
struct Names: Sendable {
  private let directory: DirectorySnapshot
  private let reader: AgentID

  init(_ visit: Visit) { (directory, reader) = (visit.gateway.directory.current, visit.agent.id) }

  /// Whether an agent is whoever reads.
  func isReader(_ id: AgentID) -> Bool { id == reader }

  /// An agent; whoever reads is « vous ». Someone the directory no longer knows keeps their identifier.
  func agent(_ id: AgentID) -> String { isReader(id) ? "vous" : directory.agents[id]?.agent.nom ?? id.description }

  /// A body.
  func organisme(_ id: OrganismeID) -> String { directory.organismes[id]?.nom ?? id.description }

  /// An agent whom an answer of the API names.
  func agent(_ id: String?) -> String { id.map { id in (try? AgentID(id)).map { agent($0) } ?? id } ?? "" }

  /// A body that an answer of the API names.
  func organisme(_ id: String?) -> String { id.map { id in (try? OrganismeID(id)).map { organisme($0) } ?? id } ?? "" }
}
