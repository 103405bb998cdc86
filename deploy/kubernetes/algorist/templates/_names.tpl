{{- define "algorist.labels" -}}
app.kubernetes.io/name: algorist
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}

{{- define "algorist.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "algorist.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "algorist.environment" -}}
- name: ALGORIST_MODE
  value: production
- name: ALGORIST_PUBLIC_URL
  value: {{ .Values.publicUrl | quote }}
- name: ALGORIST_CORS_ORIGINS
  value: {{ .Values.publicUrl | quote }}
- name: ALGORIST_FILES_URL
  value: {{ required "filesUrl: set s3://bucket/prefix, since all instances share the files" .Values.filesUrl | quote }}
{{- range $name, $value := .Values.settings }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
