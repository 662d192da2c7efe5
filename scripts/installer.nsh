; Offer Albumen under "Open with" for photos. electron-builder's own fileAssociations would make it their usual program.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "Albumen"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro albumenOpensWith ".jpg"
  !insertmacro albumenOpensWith ".jpeg"
  !insertmacro albumenOpensWith ".png"
  !insertmacro albumenOpensWith ".webp"
  !insertmacro albumenOpensWith ".avif"
  !insertmacro albumenOpensWith ".heic"
  !insertmacro albumenOpensWith ".tif"
  !insertmacro albumenOpensWith ".tiff"
  !insertmacro albumenOpensWith ".dng"
!macroend

!macro albumenOpensWith EXTENSION
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" "${EXTENSION}" ""
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
!macroend
