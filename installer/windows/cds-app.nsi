; The Windows installer: for every user of the machine, silent with /S. Built by `python -m installer.windows_package`.
;
;   cds-app-VERSION-setup.exe /S [/D=C:\Program Files\cds-app]      install, upgrade, repair
;   "C:\Program Files\cds-app\uninstall.exe" /S                     remove the program; records stay
;   uninstall.exe /S /DELETE_RECORDS=yes                            also the records of whoever runs it
;
; Exit codes: 0 done, 1 stopped by a person, 2 a file could not be written, 20 a newer version is installed,
; 21 the program is running, 22 this is not a 64-bit Windows. The log is install.log in the program's folder.
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

!macro LOG TEXT
  FileOpen $9 "$INSTDIR\install.log" a
  ${If} $9 != ""
    FileSeek $9 0 END
    ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
    FileWrite $9 "$2-$1-$0 $4:$5:$6 ${TEXT}$\r$\n"
    FileClose $9
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    SetErrorLevel 22
    Abort
  ${EndIf}
  SetRegView 64
  SetShellVarContext all
  ReadRegStr $R0 HKLM "${KEY}" "DisplayVersion"
  ${If} $R0 != ""
    ${VersionCompare} $R0 "${VERSION}" $R1
    ${If} $R1 == 1
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
  !insertmacro LOG "installed ${VERSION}"
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
    SetErrorLevel 21
    Abort
  ${EndIf}
  FileClose $8
  Delete "$SMPROGRAMS\cds-app.lnk"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\install.log"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKLM "${KEY}"
  ; Records stay: %LOCALAPPDATA%\cds-app of each person, and C:\ProgramData\cds-app\policy.json
  ${GetParameters} $R0
  ${GetOptions} $R0 "/DELETE_RECORDS=" $R1
  ${If} $R1 == "yes"
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\cds-app"
  ${EndIf}
  SetErrorLevel 0
SectionEnd
