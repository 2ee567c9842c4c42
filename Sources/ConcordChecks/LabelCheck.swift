import ConcordModel

extension ContractCheck {
    /// Order, gaps and doubles of the labels of every list.
    static let labels = ContractCheck(.labelGap, .labelOutOfOrder, .duplicateLabel) { _ in }
}
