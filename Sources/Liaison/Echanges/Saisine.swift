/// Where the encounter came from: closed lists only.
public struct Saisine: Hashable, Sendable {
  /// Direct or indirect.
  public let mode: ModeSaisine
  /// Origin.
  public let origine: OrigineSaisine
  /// The police or gendarmerie unit, if one is concerned.
  public let unite: OrganismeID?
  /// When.
  public let recueLe: CalendarDay

  /// Describes a saisine.
  public init(mode: ModeSaisine, origine: OrigineSaisine, unite: OrganismeID? = nil, recueLe: CalendarDay) {
    (self.mode, self.origine, self.unite, self.recueLe) = (mode, origine, unite, recueLe)
  }
}
