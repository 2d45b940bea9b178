extension HTML {
  /// A whole document, from its declaration on.
  /// - Parameters:
  ///   - language: of its text (BCP 47).
  ///   - title: what the window shows.
  ///   - script: the address of the one script; a module, so it runs once the document is there.
  public static func document(
    language: String, title text: String, script: Link?, @HTMLBuilder head: () -> HTML, @HTMLBuilder body: () -> HTML
  ) -> HTML {
    let tag = script.map { "<script type=\"module\"\(Attribute.src($0).markup)></script>" } ?? ""
    return HTML(
      trusted: "<!DOCTYPE html><html\(Attribute.lang(language).markup)><head>\(meta(.charset("utf-8")).markup)"
        + "<title>\(Escaping.escape(text))</title>\(head().markup)\(tag)</head>"
        + "<body>\(body().markup)</body></html>")
  }
}
