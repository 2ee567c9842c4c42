#if canImport(Glibc)
    import Glibc
#endif

/// Sets memory aside in large pages, before large files are read.
///
/// A text of ten megabytes takes seventy of memory. They come four kilobytes at a time, each with an interruption, and what
/// an array leaves behind when it grows is given back to the system and asked for anew: together a third of a run. An agreement
/// of usual size would take more memory for it and gain little.
func setMemoryAside() {
    #if canImport(Glibc)
        // The allocator takes a block of this size from the system and learns, when it is freed, to keep blocks up to this
        // size for itself, and twice as much in all (mallopt, “dynamic mmap threshold”).
        let kept = (1 << 25) - (1 << 16)
        guard let lesson = malloc(kept) else { return }
        // Advice on no bytes: without a use of it the block would never be asked for.
        madvise(UnsafeMutableRawPointer(bitPattern: pages(of: lesson, kept).start), 0, MADV_NORMAL)
        free(lesson)
        guard let first = malloc(kept), let second = malloc(kept / 2) else { return }
        for (block, size) in [(first, kept), (second, kept / 2)] {
            let (start, length) = pages(of: block, size)
            madvise(UnsafeMutableRawPointer(bitPattern: start), length, MADV_HUGEPAGE)
        }
        free(second)
        free(first)
    #endif
}

#if canImport(Glibc)
    /// The whole pages inside a block.
    private func pages(of block: UnsafeMutableRawPointer, _ size: Int) -> (start: Int, length: Int) {
        let page = 4096
        let start = (Int(bitPattern: block) + page - 1) / page * page
        return (start, (Int(bitPattern: block) + size - start) / page * page)
    }
#endif
