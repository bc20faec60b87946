# Install cds-app from this folder alone, without a network and without a question.
#
#     powershell -ExecutionPolicy Bypass -File install.ps1 [-To FOLDER]     # default: %LOCALAPPDATA%\Programs\cds-app
#
# Needs Python 3.11 (64-bit). Run again to repair or upgrade; to remove, delete the folder. Stores lie elsewhere and stay.
# Exit codes: 0 done; 11 a file here is not what was released; 13 no Python 3.11; 14 installing failed.
param([string]$To = (Join-Path $env:LOCALAPPDATA 'Programs\cds-app'))
$ErrorActionPreference = 'Stop'
$From = Split-Path -Parent $MyInvocation.MyCommand.Path

function Stop-With([int]$Code, [string]$Text) {
  [Console]::Error.WriteLine("cds-app: $Text")
  exit $Code
}

foreach ($Line in Get-Content -Encoding UTF8 (Join-Path $From 'SHA256SUMS')) {
  $Hash, $Name = $Line -split '  ', 2
  $File = Join-Path $From $Name
  if (-not (Test-Path -LiteralPath $File) -or (Get-FileHash -Algorithm SHA256 -LiteralPath $File).Hash -ne $Hash) {
    Stop-With 11 "$Name is not what was released; get the bundle again"
  }
}
$Python = $null
foreach ($One in @(@('py', '-3.11'), @('python'))) {
  $Rest = @($One | Select-Object -Skip 1)
  try {
    & $One[0] @Rest -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) or sys.maxsize < 2**32)' 2>$null
    if ($LASTEXITCODE -eq 0) { $Python = $One; break }
  } catch { continue }
}
if (-not $Python) { Stop-With 13 'Python 3.11 (64-bit) is needed' }
$Rest = @($Python | Select-Object -Skip 1)

# The libraries go into a new folder first: what was there before works until the new one is complete
$New = "$To.new"
if (Test-Path $New) { Remove-Item -Recurse -Force $New }
& $Python[0] @Rest -m pip install --quiet --disable-pip-version-check --no-index --find-links (Join-Path $From 'wheels') `
  --no-deps --require-hashes --only-binary=:all: --target (Join-Path $New 'program') `
  --requirement (Join-Path $From 'requirements.txt')
if ($LASTEXITCODE -ne 0) { Stop-With 14 'a library could not be installed; what was there before is unchanged' }
$Base = (& $Python[0] @Rest -c 'import sys; print(sys.executable)').Trim()
Set-Content -Encoding ASCII (Join-Path $New 'cds-app.cmd') "@set PYTHONPATH=$To\program`r`n@`"$Base`" -B -s -m cds_app %*"
foreach ($Left in "$To.old", "$To.failed") { if (Test-Path $Left) { Remove-Item -Recurse -Force $Left } }
if (Test-Path $To) { Move-Item $To "$To.old" }
Move-Item $New $To
& (Join-Path $To 'cds-app.cmd') self-check > (Join-Path $To 'install.log')
if ($LASTEXITCODE -ne 0) {
  Move-Item $To "$To.failed"
  if (Test-Path "$To.old") { Move-Item "$To.old" $To }
  Stop-With 14 "the self-check failed, and what was there before is back; see $To.failed\install.log"
}
if (Test-Path "$To.old") { Remove-Item -Recurse -Force "$To.old" }
Write-Output "cds-app: installed; start it with $To\cds-app.cmd"
exit 0
