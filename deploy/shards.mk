# Builds an index of shards with as many processes as `make -j` starts:
#
#     make -j 8 -f deploy/shards.mk SHARDS=shards INDEX=index
#
# Each file of SHARDS is a shard. `hoptac analyse` leaves those alone that are done.

SHARDS ?= shards
RESULTS ?= results
INDEX ?= index
HOPTAC ?= .venv/bin/hoptac
OPTIONS ?=
LINK_OPTIONS ?=

files := $(wildcard $(SHARDS)/*.jsonl $(SHARDS)/*.jsonl.gz)
analysed := $(patsubst $(SHARDS)/%,analyse/%,$(files))

.PHONY: all $(analysed)

all: $(analysed)
	$(HOPTAC) link $(RESULTS) --index $(INDEX) --count $(words $(files)) $(OPTIONS) $(LINK_OPTIONS)
	$(HOPTAC) load --index $(INDEX)
	$(HOPTAC) publish --index $(INDEX)

# Exit 3 means that some articles were rejected and the others analysed. Of a shard that has
# changed the newest result stays; a result's name ends in 16 digits.
$(analysed): analyse/%:
	$(HOPTAC) analyse $(SHARDS)/$* --out $(RESULTS) $(OPTIONS) || test $$? -eq 3
	@ls -dt $(RESULTS)/$*.???????????????? | tail -n +2 | xargs -r rm -rf
