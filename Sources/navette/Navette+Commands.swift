extension Navette {
  /// Every command.
  static let commands = CommandTree.Group(
    "navette", "Navette: a secure gateway for fiches de liaison.",
    [
      .command(TransmitCommand.self),
      .command(InboxCommand.self),
      .command(OpenCommand.self),
      .command(AcknowledgeCommand.self),
      .command(DeclineCommand.self),
      .command(ReturnCommand.self),
      .command(RecallCommand.self),
      .command(CloseCommand.self),
      .command(TimelineCommand.self),
      .command(ReceiptsCommand.self),
      .command(WhoamiCommand.self),
      .group(
        .init(
          "peril", "Avis de péril (Code pénal, art. 223-6).", fileChild: "send",
          [
            .command(PerilSendCommand.self),
            .command(PerilListCommand.self),
            .command(PerilOpenCommand.self),
            .command(PerilJustifyCommand.self),
            .command(PerilReviewCommand.self),
          ])),
      .command(VersionCommand.self),
    ])
}
