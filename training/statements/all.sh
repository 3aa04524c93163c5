#!/bin/sh
# all.sh DATA OUT: from the corpus to the folder that the package ships. About an hour on two idle cores.
set -eu
data=$1 out=$2
export PYTHONPATH=src
export MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=20000000000 MALLOC_TOP_PAD_=268435456
archive=$(python -c 'import all_minilm_l6_v2 as m; print(m.get_model_zip_path())')
step() { python -m training.statements "$@"; }
step encoder "$archive" --out "$out/encoder"
step build --data "$data" --encoder "$out/encoder" --out "$out/built"
run() { name=$1; shift; step train --data "$data" --built "$out/built" --encoder "$out/encoder" --out "$out/$name" "$@"; }
run first --epochs 3 --decay 1.5
run second --start "$out/first/last.pt" --epochs 2 --decay 2 --rate 1.5e-4 --seed 2
run third --start "$out/first/last.pt" --epochs 1 --decay 1 --rate 1.5e-4 --seed 3
step average "$out/first/last.pt" "$out/second/last.pt" "$out/third/last.pt" --out "$out/weights.pt"
step export --data "$data" --encoder "$out/encoder" --weights "$out/weights.pt" --out "$out/model"
step evaluate --data "$data" --model "$out/model"
