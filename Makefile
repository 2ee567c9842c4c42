# make run     builds Concord and the example agreement; make test runs the tests.
# Both install what is missing (apt-get on Debian, brew on macOS) and nothing that is there.

SHELL := /bin/bash
PREFIX ?= /usr/local
EXAMPLE := examples/alder-falls
COMMAND := .build/release/concord

# On Linux one file that needs nothing beside it, and starts faster than a dynamic one. Where that does not link, as
# without a static C library, only Swift's own libraries are linked in; the marker remembers it, since each change of
# the linking compiles everything again.
ifeq ($(shell uname -s),Linux)
STATIC := -Xswiftc -static-executable
LESS_STATIC := --static-swift-stdlib
# Without symbols the command is half as large and starts as fast; make build STRIP= keeps them, for a profile.
STRIP := -Xlinker -s
MARKER := .build/static-executable-does-not-link
endif

# A type such as a dictionary of our own keys is asked for as it is known here, and not by its name: to find a type by its
# name the runtime searches all that is linked, and a run asked for fifty.
BY_TYPE := -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors

.PHONY: run build test soak fuzz mutants bench install format lint clean

run: build
	$(COMMAND) build $(EXAMPLE)
	@echo
	@echo "Open these:"
	@echo "  $(EXAMPLE)/build/redline.html      what the signed papers change"
	@echo "  $(EXAMPLE)/build/agreement.html    the agreement as it reads with them"
	@echo "  $(EXAMPLE)/papers/                 the papers themselves"
	@echo
	@echo "Then try: $(COMMAND) show $(EXAMPLE), $(COMMAND) explain, $(COMMAND) --help"

build:
	@.ci/install-missing build
ifdef STATIC
	@if [[ -e $(MARKER) ]]; then swift build -c release --product concord $(BY_TYPE) $(LESS_STATIC) $(STRIP); else \
	    swift build -c release --product concord $(BY_TYPE) $(STATIC) $(STRIP) || { \
	    echo "Trying again with less static linking"; \
	    swift build -c release --product concord $(BY_TYPE) $(LESS_STATIC) $(STRIP) && touch $(MARKER); }; fi
else
	swift build -c release --product concord $(BY_TYPE)
endif

test:
	@.ci/install-missing test
	swift test

# Many more made-up cases of each property, in a release build: make soak CASES=200000.
CASES ?= 200000
soak:
	@.ci/install-missing test
	CONCORD_SOAK=$(CASES) swift test -c release --filter \
	  "ConcordWeaveTests|DealtDifferences|FourFormEdit|PatchEdit|FullTextReading|MergeMixture|SealedPages|FaultTests"

# Bytes that nobody would write, led by what they reach: make fuzz TARGET=marked SECONDS=1800.
TARGET ?= all
SECONDS ?= 60
fuzz:
	@.ci/install-missing test
	@Fuzz/fuzz.sh $(TARGET) $(SECONDS)

# Agreements changed as accidents change them: make mutants COUNT=50000.
COUNT ?= 50000
mutants:
	@.ci/install-missing test
	CONCORD_MUTANTS=$(COUNT) swift test -c release --filter MutantTests || { \
	    echo "the last mutant was number $$(cat .build/mutant)"; exit 1; }

# With symbols, so that instructions can be told by pass.
bench: STRIP :=
bench: build
	Benchmarks/bench.sh

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(COMMAND) "$(DESTDIR)$(PREFIX)/bin/concord"

format:
	swift format --in-place --recursive --parallel Package.swift Sources Templates Tests Fuzz

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Templates Tests Fuzz

clean:
	swift package clean
