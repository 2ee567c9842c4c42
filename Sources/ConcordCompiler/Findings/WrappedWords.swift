/// Words laid out in lines for a terminal, which by itself breaks a line wherever it is full, in the middle of a word.
///
/// What stands between backticks is there to be copied and stays on one line if it fits on one.
struct WrappedWords {
    private(set) var text = ""
    private var column: Int
    private let hang: Int
    private let width: Int

    /// - Parameters:
    ///   - width: cells in a line.
    ///   - column: cells that are used in the first line already, with the space behind them.
    ///   - hang: spaces in front of every line but the first.
    init(width: Int, after column: Int, hang: Int) {
        self.width = max(width, hang + 8)
        self.column = column
        self.hang = hang
    }

    /// Adds a message, broken at its spaces.
    mutating func add(_ message: String) {
        var word = ""
        var isCode = false
        for (index, piece) in message.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            if index > 0 {
                word += "`"
                isCode.toggle()
            }
            if isCode, TerminalCells.width(of: piece) + hang + 4 <= width {
                word += piece
                continue
            }
            for (number, part) in piece.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
                if number > 0 {
                    add(word: word)
                    word = ""
                }
                word += part
            }
        }
        add(word: word)
    }

    /// Adds a word that is not broken; `paint` may add to it what takes no cells.
    mutating func add(word: String, paint: (String) -> String = { $0 }) {
        guard !word.isEmpty else { return }
        let cells = TerminalCells.width(of: word)
        let gap = text.isEmpty ? 0 : 1
        if column + gap + cells > width, column > hang {
            text += "\n" + String(repeating: " ", count: hang)
            column = hang
        } else {
            text += String(repeating: " ", count: gap)
            column += gap
        }
        text += paint(word)
        column += cells
    }
}
