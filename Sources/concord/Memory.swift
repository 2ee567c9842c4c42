#if canImport(Glibc)
    import CSystem
    import Glibc
#endif

/// How the allocator of the C library serves this one kind of run: it reads, makes a great many values, writes and ends.
///
/// Memory comes from the system four kilobytes at a time, each with an interruption; every thread has a heap of its own and
/// asks for each of its pages; and what an array leaves behind when it grows is given back and asked for anew. Together that
/// was an eighth of a run on an agreement of usual size, and a third on ten megabytes.
enum Memory {
    /// Below this much source a run is short, and large pages would cost it more than they save.
    private static let least = 1 << 18
    /// What a run takes for each byte of source at the least.
    private static let timesSource = 16
    private static let most = 3 << 24

    /// Lets all threads share one heap that keeps what is freed. To be called before there are threads.
    static func shareOneHeap() {
        #if canImport(Glibc)
            mallopt(M_ARENA_MAX, 1)
            mallopt(M_MMAP_THRESHOLD, Int32(largestBlock))
            mallopt(M_TRIM_THRESHOLD, .max)
        #endif
    }

    /// Sets memory aside in large pages for compiling so many bytes of source, and no more than will be used.
    static func setAside(forSource bytes: Int) {
        guard bytes >= least else { return }
        #if canImport(Glibc)
            var blocks: [UnsafeMutableRawPointer] = []
            var left = min(bytes * timesSource, most)
            while left > 0 {
                let size = min(left, largestBlock - (1 << 16))
                guard let block = malloc(size) else { break }
                blocks.append(block)
                let (start, length) = pages(of: block, size)
                madvise(UnsafeMutableRawPointer(bitPattern: start), length, MADV_HUGEPAGE)
                left -= size
            }
            for block in blocks.reversed() { free(block) }
        #endif
    }

    #if canImport(Glibc)
        /// Larger blocks come from the system one by one: the most that the allocator can be told.
        private static let largestBlock = 1 << 25

        /// The whole pages inside a block.
        private static func pages(of block: UnsafeMutableRawPointer, _ size: Int) -> (start: Int, length: Int) {
            let page = 4096
            let start = (Int(bitPattern: block) + page - 1) / page * page
            return (start, (Int(bitPattern: block) + size - start) / page * page)
        }
    #endif
}
