import ConcordModel

/// The checks of a contract as a document: one rule, one file. They read a version as plain words and know nothing of papers
/// but the names of those that brought a provision.
package enum ContractChecks {
    /// What all rules find in a version, in no order.
    package static func findings(in text: ContractText) -> [Finding] {
        []
    }
}
