extension Navette {
  /// Every command.
  static let commands = CommandTree.Group(
    "navette", "Navette: a secure gateway for fiches de liaison.",
    [
      .command(OrientCommand.self),
      .command(TransmitCommand.self),
      .command(InboxCommand.self),
      .command(KnownCommand.self),
      .command(OpenCommand.self),
      .command(AcknowledgeCommand.self),
      .command(DeclineCommand.self),
      .command(ReturnCommand.self),
      .command(RerouteCommand.self),
      .command(RemindCommand.self),
      .command(RecallCommand.self),
      .command(WithdrawCommand.self),
      .command(ObjectionCommand.self),
      .command(EraseCommand.self),
      .command(CloseCommand.self),
      .command(JustifyCommand.self),
      .command(ReviewCommand.self),
      .command(TimelineCommand.self),
      .command(ReceiptsCommand.self),
      .command(WhoamiCommand.self),
      .command(RecoverCommand.self),
      .group(
        .init(
          "obligation", "What one owes: duties to transmit, formalities; none of them blocks.",
          [.command(ObligationListCommand.self), .command(ObligationSettleCommand.self)])),
      .group(
        .init(
          "peril", "Avis de péril (Code pénal, art. 223-6).", fileChild: "send",
          [
            .command(PerilSendCommand.self),
            .command(PerilListCommand.self),
            .command(PerilReviewsCommand.self),
          ])),
      .group(
        .init(
          "saisine", "Saisines of intervenants by a unit or a service, and the codes returned.", fileChild: "send",
          [
            .command(SaisineSendCommand.self),
            .command(SaisineListCommand.self),
            .command(SaisineAnswerCommand.self),
          ])),
      .group(
        .init(
          "oral", "What was said aloud, recorded afterwards.", fileChild: "record",
          [
            .command(OralRecordCommand.self),
            .command(OralListCommand.self),
          ])),
      .group(
        .init(
          "passage", "Counting who was met, in codes.", [.command(PassageRecordCommand.self)])),
      .group(
        .init(
          "statistics", "Quarterly tables in which nobody is recognised.",
          [
            .command(StatisticsListCommand.self),
            .command(StatisticsShowCommand.self),
            .command(StatisticsPublishCommand.self),
            .command(StatisticsYearCommand.self),
          ])),
      .group(
        .init(
          "agent", "Agents: their keys, certificates, attestations and duty.",
          [
            .command(AgentRequestCommand.self),
            .command(AgentAddCommand.self),
            .command(AgentCertificateCommand.self),
            .command(AgentBrowserCommand.self),
            .command(AgentRekeyCommand.self),
            .command(AgentJournalCommand.self),
            .command(AgentAttestCommand.self),
            .command(AgentDutyCommand.self),
            .command(AgentDetachCommand.self),
            .command(AgentListCommand.self),
            .command(AgentRevokeCommand.self),
          ])),
      .group(
        .init(
          "authority", "The root authority, away from the network.",
          [.command(RenewListCommand.self)])),
      .group(
        .init(
          "secteur", "Secteurs and other bodies, and their territory.",
          [
            .command(SecteurImportCommand.self),
            .command(SecteurListCommand.self),
            .command(RecoveryKeyCommand.self),
          ])),
      .group(
        .init(
          "journal", "The transparency log: export, verify, prove, list, prune, reopen.",
          [
            .command(JournalExportCommand.self),
            .command(JournalVerifyCommand.self),
            .command(JournalProveCommand.self),
            .command(JournalListCommand.self),
            .command(JournalReportCommand.self),
            .command(JournalMonitorCommand.self),
            .command(JournalPruneCommand.self),
            .command(JournalReopenCommand.self),
          ])),
      .group(
        .init(
          "retention", "The end of retention: what is due, sheets for the Archives, erasure, archives.",
          [
            .command(RetentionPreviewCommand.self),
            .command(RetentionSheetCommand.self),
            .command(RetentionVisaCommand.self),
            .command(RetentionRunCommand.self),
            .command(RetentionArchiveCommand.self),
          ])),
      .group(
        .init(
          "witness", "A witness of journals, for another institution than the gateway's.",
          [
            .command(WitnessInitCommand.self),
            .command(WitnessTrustCommand.self),
            .command(WitnessServeCommand.self),
            .command(WitnessShowCommand.self),
          ])),
      .group(
        .init(
          "evidence", "Evidence files: that an event took place and when, verifiable offline.",
          [.command(EvidenceFetchCommand.self), .command(EvidenceVerifyCommand.self)])),
      .group(
        .init(
          "policy", "Policies: what is permitted, refused, and by which articles.",
          [
            .command(PolicyListCommand.self),
            .command(PolicyCheckCommand.self),
            .command(PolicyTestCommand.self),
            .command(PolicyShowCommand.self),
            .command(PolicyExplainCommand.self),
            .command(PolicyDiffCommand.self),
            .command(PolicyReplayCommand.self),
            .command(PolicyProtocolCommand.self),
          ])),
      .command(MetricsCommand.self),
      .command(InitCommand.self),
      .command(ServeCommand.self),
      .command(DemoCommand.self),
      .command(BenchCommand.self),
      .command(VersionCommand.self),
    ])
}
