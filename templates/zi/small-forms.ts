// Data contoh: the forms around the worksheet; their questions are ours, their subjects domain.md §2.4 and §9.5.
import type { FormModel } from '../../core/form/model.ts';
import { choices, column, evidence, formOf, part } from '../../core/form/parts.ts';

const groups = choices(['1', 'Manajemen Perubahan', 'Management of Change'], ['2', 'Penataan Tatalaksana', 'Business Processes'], ['3', 'Penataan Sistem Manajemen SDM', 'Personnel Management'], ['4', 'Penguatan Akuntabilitas', 'Accountability'], ['5', 'Penguatan Pengawasan', 'Supervision'], ['6', 'Peningkatan Kualitas Pelayanan Publik', 'Quality of Public Services']);

/** Makes the form of a unit's start: team, work plan, agents of change. */
export function ziStart(): FormModel {
  return formOf('zi-persiapan', [
    part('persiapan', { type: 'form', children: ['h_tim'], words: [{ title: 'Persiapan pembangunan Zona Integritas', help: 'Data contoh. SK tim, enam kelompok kerja, rencana kerja, dan agen perubahan.' }, { title: 'Preparing the Integrity Zone', help: 'Sample data. Decree of the team, six working groups, work plan and agents of change.' }] }),
    part('h_tim', { type: 'page', children: ['tim', 'rencana'], words: ['Tim dan rencana kerja', 'Team and work plan'] }),
    part('tim', { type: 'section', children: ['nomor_sk', 'tanggal_sk', 'pokja', 'agen'], words: ['Tim kerja', 'Working team'] }),
    part('nomor_sk', { kind: 'shortText', required: true, props: { max: 100, span: 6 }, evidence: evidence('yes'), words: ['Nomor SK tim', 'Number of the decree'] }),
    part('tanggal_sk', { kind: 'date', required: true, props: { span: 6 }, words: ['Tanggal SK', 'Date of the decree'] }),
    part('pokja', { type: 'table', kind: 'repeatTable', required: true, props: { min: 6, max: 12, columns: [column('area', 'singleChoice', ['Area perubahan', 'Area of change'], { choices: groups }), column('ketua', 'shortText', ['Jabatan ketua pokja', 'Post of the group lead'], { props: { max: 120 } }), column('anggota', 'integer', ['Jumlah anggota', 'Members'], { props: { min: 1, max: 50 } })] }, words: [{ title: 'Kelompok kerja enam area', guidance: 'Satu baris untuk tiap area perubahan.' }, { title: 'Working groups of the six areas', guidance: 'One row per area.' }] }),
    part('agen', { kind: 'longText', required: true, props: { min: 10, max: 1000 }, words: ['Agen perubahan yang ditetapkan (jabatan)', 'Agents of change appointed (posts)'] }),
    part('rencana', { type: 'section', children: ['target', 'kegiatan'], words: ['Rencana kerja', 'Work plan'] }),
    part('target', { kind: 'longText', required: true, props: { min: 20, max: 2000 }, words: ['Target prioritas', 'Priority targets'] }),
    part('kegiatan', { type: 'table', kind: 'repeatTable', required: true, props: { min: 1, max: 60, columns: [column('uraian', 'shortText', ['Kegiatan', 'Activity'], { props: { max: 200 } }), column('mulai', 'date', ['Mulai', 'From']), column('selesai', 'date', ['Selesai', 'To']), column('penanggung', 'shortText', ['Penanggung jawab', 'Responsible'], { props: { max: 120 } })] }, evidence: evidence('yes'), words: ['Kegiatan', 'Activities'] }),
  ]);
}

const quarters = choices(['1', 'Triwulan I', 'Quarter I'], ['2', 'Triwulan II', 'Quarter II'], ['3', 'Triwulan III', 'Quarter III'], ['4', 'Triwulan IV', 'Quarter IV']);

/** Makes the form of the monitoring by quarter: progress by area, survey, risks, and what the mentor is asked for. */
export function ziMonitoring(): FormModel {
  return formOf('zi-monev', [
    part('monev', { type: 'form', children: ['h_monev'], words: [{ title: 'Monitoring triwulan pembangunan Zona Integritas', help: 'Data contoh. Kemajuan rencana kerja menurut area, survei kepuasan, risiko, dan pendampingan.' }, { title: 'Quarterly monitoring of the Integrity Zone', help: 'Sample data. Progress of the work plan by area, satisfaction survey, risks and mentoring.' }] }),
    part('h_monev', { type: 'page', children: ['kemajuan_rencana', 'penunjang'], words: ['Kemajuan', 'Progress'] }),
    part('kemajuan_rencana', { type: 'section', children: ['kemajuan', 'agen_kegiatan'], words: ['Kemajuan rencana kerja', 'Progress of the work plan'] }),
    part('kemajuan', { type: 'table', kind: 'repeatTable', required: true, props: { min: 1, max: 48, rollup: ['area'], columns: [column('triwulan', 'singleChoice', ['Triwulan', 'Quarter'], { choices: quarters }), column('area', 'singleChoice', ['Area perubahan', 'Area of change'], { choices: groups }), column('capaian', 'percent', ['Capaian rencana', 'Plan achieved'], { props: { places: 0 } }), column('kendala', 'shortText', ['Kendala', 'Obstacle'], { required: false, props: { max: 300 } }), column('lanjut', 'shortText', ['Langkah berikutnya', 'Next step'], { props: { max: 300 } })] }, evidence: evidence('yes'), words: [{ title: 'Kemajuan per triwulan dan area', guidance: 'Satu baris untuk tiap area pada tiap triwulan. Lampirkan laporan kegiatannya.' }, { title: 'Progress by quarter and area', guidance: 'One row per area and quarter. Attach the report of the activities.' }] }),
    part('agen_kegiatan', { kind: 'longText', required: true, props: { min: 10, max: 2000 }, words: ['Kegiatan agen perubahan', 'What the agents of change did'] }),
    part('penunjang', { type: 'section', children: ['skm', 'skm_tanggal', 'risiko', 'bantuan'], words: ['Survei, risiko, dan pendampingan', 'Survey, risks and mentoring'] }),
    part('skm', { kind: 'decimal', required: true, props: { min: 0, max: 100, places: 2, span: 6 }, evidence: evidence('optional'), words: ['Nilai survei kepuasan masyarakat terakhir', 'Last score of the public satisfaction survey'] }),
    part('skm_tanggal', { kind: 'date', required: true, props: { span: 6 }, words: ['Tanggal survei', 'Date of the survey'] }),
    part('risiko', { kind: 'longText', required: true, props: { min: 10, max: 2000 }, words: ['Risiko kecurangan yang ditangani', 'Fraud risks that were dealt with'] }),
    part('bantuan', { kind: 'longText', props: { max: 1000 }, words: ['Bantuan yang diminta dari pendamping', 'Help asked of the mentor'] }),
  ]);
}

/** Makes the form of a proposal: letter, SPTJM, entry in PMPZI. */
export function ziProposal(): FormModel {
  return formOf('zi-usulan', [
    part('usulan', { type: 'form', children: ['h_usulan'], words: [{ title: 'Usulan unit menuju WBK', help: 'Data contoh. Surat usulan, SPTJM, dan pengisian PMPZI.' }, { title: 'Proposal of a unit for WBK', help: 'Sample data. Letter, statement of responsibility and entry in PMPZI.' }] }),
    part('h_usulan', { type: 'page', children: ['berkas'], words: ['Berkas usulan', 'Papers of the proposal'] }),
    part('berkas', { type: 'section', children: ['surat', 'tanggal_surat', 'sptjm', 'pmpzi', 'benar'], words: ['Berkas', 'Papers'] }),
    part('surat', { kind: 'shortText', required: true, props: { max: 100, span: 6 }, evidence: evidence('yes'), words: ['Nomor surat usulan', 'Number of the letter'] }),
    part('tanggal_surat', { kind: 'date', required: true, props: { span: 6 }, words: ['Tanggal surat usulan', 'Date of the letter'] }),
    part('sptjm', { kind: 'shortText', required: true, props: { max: 100 }, evidence: evidence('yes'), words: ['Nomor SPTJM', 'Number of the statement of responsibility'] }),
    part('pmpzi', { kind: 'date', required: true, words: ['Tanggal pengisian PMPZI', 'Date of the entry in PMPZI'] }),
    part('benar', { kind: 'acknowledgement', required: true, words: [{ title: 'Pernyataan', help: 'Isi LKE dan bukti dukung yang diunggah sama dengan yang direviu TPI.' }, { title: 'Statement', help: 'The worksheet and evidence handed in are those TPI has reviewed.' }] }),
  ]);
}
