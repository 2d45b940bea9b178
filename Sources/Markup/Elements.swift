// The elements that pages are made of: one function each, named as in HTML.

private func element(_ name: String, _ attributes: [Attribute], _ content: HTML) -> HTML {
  HTML(trusted: "<\(name)\(attributes.map(\.markup).joined())>\(content.markup)</\(name)>")
}

private func void(_ name: String, _ attributes: [Attribute]) -> HTML {
  HTML(trusted: "<\(name)\(attributes.map(\.markup).joined())>")
}

/// `<main>`.
public func main(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("main", attributes, content())
}

/// `<header>`.
public func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("header", attributes, content())
}

/// `<footer>`.
public func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("footer", attributes, content())
}

/// `<nav>`.
public func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("nav", attributes, content())
}

/// `<section>`.
public func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("section", attributes, content())
}

/// `<div>`.
public func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("div", attributes, content())
}

/// `<span>`.
public func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("span", attributes, content())
}

/// `<p>`.
public func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("p", attributes, content())
}

/// `<strong>`.
public func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("strong", attributes, content())
}

/// `<small>`.
public func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("small", attributes, content())
}

/// `<h1>`.
public func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("h1", attributes, content())
}

/// `<h2>`.
public func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("h2", attributes, content())
}

/// `<h3>`.
public func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("h3", attributes, content())
}

/// `<ul>`.
public func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("ul", attributes, content())
}

/// `<ol>`.
public func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("ol", attributes, content())
}

/// `<li>`.
public func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("li", attributes, content())
}

/// `<dl>`.
public func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("dl", attributes, content())
}

/// `<dt>`.
public func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("dt", attributes, content())
}

/// `<dd>`.
public func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("dd", attributes, content())
}

/// `<a>`.
public func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("a", attributes, content())
}

/// `<form>`.
public func form(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("form", attributes, content())
}

/// `<fieldset>`.
public func fieldset(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("fieldset", attributes, content())
}

/// `<legend>`.
public func legend(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("legend", attributes, content())
}

/// `<label>`.
public func label(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("label", attributes, content())
}

/// `<option>`.
public func option(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("option", attributes, content())
}

/// `<button>`.
public func button(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("button", attributes, content())
}

/// `<details>`.
public func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("details", attributes, content())
}

/// `<summary>`.
public func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("summary", attributes, content())
}

/// `<table>`.
public func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("table", attributes, content())
}

/// `<caption>`.
public func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("caption", attributes, content())
}

/// `<thead>`.
public func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("thead", attributes, content())
}

/// `<tbody>`.
public func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("tbody", attributes, content())
}

/// `<tr>`.
public func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("tr", attributes, content())
}

/// `<th>`.
public func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("th", attributes, content())
}

/// `<td>`.
public func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("td", attributes, content())
}

/// `<time>`.
public func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("time", attributes, content())
}

/// `<code>`.
public func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("code", attributes, content())
}

/// `<noscript>`.
public func noscript(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("noscript", attributes, content())
}

/// `<progress>`.
public func progress(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .none }) -> HTML {
  element("progress", attributes, content())
}

/// `<input>`, which has no content.
public func input(_ attributes: Attribute...) -> HTML { void("input", attributes) }

/// `<br>`, which has no content.
public func br(_ attributes: Attribute...) -> HTML { void("br", attributes) }

/// `<meta>`, which has no content.
public func meta(_ attributes: Attribute...) -> HTML { void("meta", attributes) }

/// `<link>`, which has no content.
public func link(_ attributes: Attribute...) -> HTML { void("link", attributes) }

extension HTML {
  /// `<input>`, with attributes that were put together elsewhere.
  public static func input(_ attributes: [Attribute]) -> HTML { void("input", attributes) }

  /// `<textarea>` and its text, with attributes that were put together elsewhere. The line break that a parser drops after
  /// the tag is written, so that one the text begins with stays.
  public static func textarea(_ attributes: [Attribute], _ text: String) -> HTML {
    HTML(trusted: "<textarea\(attributes.map(\.markup).joined())>\n\(Escaping.escape(text))</textarea>")
  }

  /// `<select>`, with attributes that were put together elsewhere.
  public static func select(_ attributes: [Attribute], @HTMLBuilder content: () -> HTML) -> HTML {
    element("select", attributes, content())
  }
}
