#!/bin/sh
# all.sh DATA OUT: from the corpus to the folder that the package ships. About 40 minutes on two idle cores.
set -eu
data=$1 out=$2
export PYTHONPATH=src
export MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=20000000000 MALLOC_TOP_PAD_=268435456
archive=$(python -c 'import all_minilm_l6_v2 as m; print(m.get_model_zip_path())')
step() { python -m training.statements "$@"; }
step encoder "$archive" --out "$out/encoder"
step build --data "$data" --encoder "$out/encoder" --out "$out/built"
step train --data "$data" --built "$out/built" --encoder "$out/encoder" --out "$out/run"
step export --data "$data" --encoder "$out/encoder" --weights "$out/run/last.pt" --out "$out/model"
step evaluate --data "$data" --model "$out/model"
