@main struct Navette { static func main() {} }
