/// `--name`, present or not.
struct Flag: Sendable {
  let parameter: Parameter

  init(_ name: String, _ help: String) {
    parameter = Parameter(
      name: name, kind: .flag, placeholder: "", help: help, isRequired: false, isRepeated: false, environment: nil)
  }
}
