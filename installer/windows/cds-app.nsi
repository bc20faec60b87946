; The Windows installer: for every user of the machine, silent with /S. Built by `python -m installer.windows_package`.
;
;   cds-app-VERSION-setup.exe /S [/D=C:\Program Files\cds-app]      install, upgrade, repair
;   "C:\Program Files\cds-app\uninstall.exe" /S                     remove the program; records stay
;   uninstall.exe /S /DELETE_RECORDS=yes                            also the records of whoever runs it
;
; Exit codes: 0 done, 1 stopped by a person, 2 a file could not be written, 20 a newer version is installed,
; 21 the program is running, 22 this is not a 64-bit Windows. The log is C:\ProgramData\cds-app\install.log.
; An uninstaller hands over to a copy of itself and ends with 0 at once; with _?=C:\Program Files\cds-app as its last
; argument it stays, and ends with its code. Then only uninstall.exe is left in the folder.
Unicode true
!include "x64.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "LogicLib.nsh"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\cds-app"

Name "cds-app ${VERSION}"
OutFile "${OUTFILE}"
InstallDir "$PROGRAMFILES64\cds-app"
RequestExecutionLevel admin
SetCompressor /SOLID lzma
ShowInstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "cds-app"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "cds-app installer"
VIAddVersionKey LegalCopyright ""
Page directory
Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

; Where the policy lies too. Whoever is no administrator may read there, and not write
!macro LOG TEXT
  CreateDirectory "$APPDATA\cds-app"
  FileOpen $9 "$APPDATA\cds-app\install.log" a
  ${If} $9 != ""
    FileSeek $9 0 END
    ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
    FileWrite $9 "$2-$1-$0 $4:$5:$6 ${TEXT}$\r$\n"
    FileClose $9
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext all
  ${IfNot} ${RunningX64}
    !insertmacro LOG "refused (22): not a 64-bit Windows"
    SetErrorLevel 22
    Abort
  ${EndIf}
  SetRegView 64
  ReadRegStr $R0 HKLM "${KEY}" "DisplayVersion"
  ${If} $R0 != ""
    ${VersionCompare} $R0 "${VERSION}" $R1
    ${If} $R1 == 1
      !insertmacro LOG "refused (20): $R0 is installed, and an older program (${VERSION}) cannot read a newer store"
      SetErrorLevel 20
      Abort
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "cds-app"
  ; A program that runs holds its own file open
  ${If} ${FileExists} "$INSTDIR\app\python\pythonw.exe"
    ClearErrors
    FileOpen $8 "$INSTDIR\app\python\pythonw.exe" a
    ${If} ${Errors}
      !insertmacro LOG "refused (21): the program is running"
      SetErrorLevel 21
      Abort
    ${EndIf}
    FileClose $8
    ; No file of the version before may stay
    RMDir /r "$INSTDIR\app"
  ${EndIf}
  ClearErrors
  SetOutPath "$INSTDIR\app"
  File /r "${LAYOUT}/*"
  ${If} ${Errors}
    !insertmacro LOG "failed (2): a file could not be written"
    SetErrorLevel 2
    Abort
  ${EndIf}
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\cds-app.lnk" "$INSTDIR\app\python\pythonw.exe" "-I -B -m cds_app" "$INSTDIR\app\cds-app.ico"
  WriteRegStr HKLM "${KEY}" "DisplayName" "cds-app"
  WriteRegStr HKLM "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${KEY}" "Publisher" "cds-app maintainers"
  WriteRegStr HKLM "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${KEY}" "NoModify" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKLM "${KEY}" "EstimatedSize" $0
  CreateDirectory "$APPDATA\cds-app"
  nsExec::Exec 'icacls "$APPDATA\cds-app" /inheritance:r /grant *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
  Pop $R0
  !insertmacro LOG "done (0): version ${VERSION} is installed; closing C:\ProgramData\cds-app to others ended with $R0"
  SetErrorLevel 0
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext all
FunctionEnd

Section "Uninstall"
  ClearErrors
  FileOpen $8 "$INSTDIR\app\python\pythonw.exe" a
  ${If} ${Errors}
  ${AndIf} ${FileExists} "$INSTDIR\app\python\pythonw.exe"
    !insertmacro LOG "removing refused (21): the program is running"
    SetErrorLevel 21
    Abort
  ${EndIf}
  FileClose $8
  Delete "$SMPROGRAMS\cds-app.lnk"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKLM "${KEY}"
  ; Records stay: %LOCALAPPDATA%\cds-app of each person, and C:\ProgramData\cds-app\policy.json
  !insertmacro LOG "removed (0): each store stays where it is: %LOCALAPPDATA%\cds-app of each person"
  ${GetParameters} $R0
  ${GetOptions} $R0 "/DELETE_RECORDS=" $R1
  ${If} $R1 == "yes"
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\cds-app"
    SetShellVarContext all
    !insertmacro LOG "deleted, as asked for: the records of the person who removed it"
  ${EndIf}
  SetErrorLevel 0
SectionEnd
