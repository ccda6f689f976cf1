#!/usr/bin/env bash
# Runs the built tests of ToolVerdicts.Tests by the machine's clock and by clocks that are set to other days (libfaketime).
# Each test must pass on every day.
#
#   dotnet build ToolVerdicts.sln -c Release
#   tests/any-day.sh                                        the whole suite on all days: hours
#   DAYS="leap-day" tests/any-day.sh                        the whole suite on one day
#   tests/any-day.sh -namespace ToolVerdicts.Tests.Votes    some tests on all days; the arguments are those of xunit's own runner
set -euo pipefail
cd "$(dirname "$0")/.."

days=${DAYS:-today month-ahead year-ahead leap-day new-year}
tests=tests/ToolVerdicts.Tests/bin/Release/net10.0/ToolVerdicts.Tests
library=$(find /usr/lib -name libfaketimeMT.so.1 2>/dev/null | head -n 1)
log=$(mktemp)
trap 'rm -f "$log"' EXIT

[ -x "$tests" ] || { echo "The tests are not built: dotnet build ToolVerdicts.sln -c Release" >&2; exit 2; }
[ -n "$library" ] || { echo "libfaketime is not installed: apt-get install faketime" >&2; exit 2; }

# The moment at which a day's run starts, in UTC.
start_of() {
  case $1 in
    month-ahead) date -u -d '1 month' '+%F %T' ;;
    year-ahead) date -u -d '1 year' '+%F %T' ;;
    leap-day) echo '2028-02-29 12:00:00' ;;
    new-year) date -u '+%Y-12-31 23:59:50' ;;
    *) echo "There is no day named $1." >&2; return 1 ;;
  esac
}

status=0
for day in $days; do
  clock=()
  start=$(date -u '+%F %T')
  if [ "$day" != today ]; then
    start=$(start_of "$day")
    # An offset, not a moment: with a moment each process that a test starts would begin there again.
    clock=(
      "LD_PRELOAD=$library"
      "FAKETIME=$(printf '%+d' $(($(date -u -d "$start" +%s) - $(date +%s))))"
      # Durations are measured by the monotonic clock, and .NET hangs when it is faked. Both names: versions of libfaketime differ.
      FAKETIME_DONT_FAKE_MONOTONIC=1
      DONT_FAKE_MONOTONIC=1
      # Otherwise a wait with a limit, even Thread.Sleep, returns at once.
      FAKETIME_FORCE_MONOTONIC_FIX=0
      # The times of files stay as they are.
      NO_FAKE_STAT=1
    )
  fi

  began=$SECONDS
  if env "${clock[@]}" "$tests" "$@" >"$log" 2>&1; then result=passed; else result=FAILED; status=1; fi
  [ "$result" = passed ] || cat "$log"
  echo "$day, from $start UTC: $result in $((SECONDS - began)) s, $(grep -o 'Total: .* Skipped: [0-9]*' "$log" || echo 'no test was run')"
  # A filter that fits no test is a mistake.
  grep -q 'Total: [1-9]' "$log" || status=1
done
exit $status
