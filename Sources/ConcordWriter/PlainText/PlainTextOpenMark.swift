/// The mark that is open at some point of marked text.
enum PlainTextOpenMark {
    case closed, struck, inserted

    var opening: [UInt8] {
        switch self {
        case .closed: []
        case .struck: [0x5B, 0x2D]
        case .inserted: [0x7B, 0x2B]
        }
    }

    var closing: [UInt8] {
        switch self {
        case .closed: []
        case .struck: [0x2D, 0x5D]
        case .inserted: [0x2B, 0x7D]
        }
    }

    /// What is open after `line`, when this is open before it. An odd number of backslashes makes a sign text.
    func after(_ line: [UInt8]) -> PlainTextOpenMark {
        var open = self
        var backslashes = 0
        var index = 0
        while index < line.count {
            let sign = Array(line[index..<min(index + 2, line.count)])
            let isText = backslashes % 2 == 1
            backslashes = line[index] == 0x5C ? backslashes + 1 : 0
            if isText, Self.isSign(sign) {
                index += 2
                continue
            }
            let before = open
            switch open {
            case .closed:
                if sign == Self.struck.opening { open = .struck }
                if sign == Self.inserted.opening { open = .inserted }
            case .struck, .inserted:
                if sign == open.closing { open = .closed }
            }
            index += open == before ? 1 : 2
        }
        return open
    }

    private static func isSign(_ sign: [UInt8]) -> Bool {
        [Self.struck.opening, Self.struck.closing, Self.inserted.opening, Self.inserted.closing].contains(sign)
    }
}
