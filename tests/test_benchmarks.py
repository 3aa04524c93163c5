import subprocess
import sys
from pathlib import Path

READING = Path(__file__).resolve().parent.parent / "benchmarks" / "reading.py"


def test_timing_of_no_report_ends_with_the_reason(tmp_path: Path) -> None:
    absent = tmp_path / "absent.jsonl"
    ended = subprocess.run([sys.executable, str(READING), str(absent)], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert f"{absent}: no such file" in ended.stderr
