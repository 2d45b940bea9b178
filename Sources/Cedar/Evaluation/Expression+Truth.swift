extension Expression {
  /// What a part of a policy comes to on a request; nil when it is not a Boolean or has no value.
  ///
  /// Compiled at each call: for messages, not for deciding.
  public func truth(_ request: Request, in entities: Entities) -> Bool? {
    do throws(EvaluationError) {
      return try compiled().test(EvaluationContext(request, entities))
    } catch {
      return nil
    }
  }
}
